/// Versions and version specifiers (PEP 440).
@NullMarked
package dev.pipaccel.model.version;

import org.jspecify.annotations.NullMarked;
