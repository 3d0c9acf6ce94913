/// SHA-256, by Java or by the system. This package depends on no other.
@NullMarked
package dev.pipaccel.digest;

import org.jspecify.annotations.NullMarked;
