/// Digests of files.
@NullMarked
package dev.pipaccel.model.hash;

import org.jspecify.annotations.NullMarked;
