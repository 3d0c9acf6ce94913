/// RECORD files.
@NullMarked
package dev.pipaccel.model.record;

import org.jspecify.annotations.NullMarked;
