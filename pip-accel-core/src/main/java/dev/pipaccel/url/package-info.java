/// URLs as clients of servers see them: origin, host, port and credentials, over the model's
/// splitting of URLs. Knows no network.
@NullMarked
package dev.pipaccel.url;

import org.jspecify.annotations.NullMarked;
