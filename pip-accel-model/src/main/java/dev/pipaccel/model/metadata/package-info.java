/// Core metadata (METADATA, PKG-INFO).
@NullMarked
package dev.pipaccel.model.metadata;

import org.jspecify.annotations.NullMarked;
