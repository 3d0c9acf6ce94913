/// Writing TOML 1.0.
@NullMarked
package dev.pipaccel.model.toml;

import org.jspecify.annotations.NullMarked;
