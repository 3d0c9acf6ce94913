/// URLs taken apart, joined and quoted as Python's `urllib.parse` does it, on which pip's rules for
/// links, origins and credentials rest. Knows no network.
@NullMarked
package dev.pipaccel.url;

import org.jspecify.annotations.NullMarked;
