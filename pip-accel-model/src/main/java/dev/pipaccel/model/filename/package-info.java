/// File names of wheels and source distributions.
@NullMarked
package dev.pipaccel.model.filename;

import org.jspecify.annotations.NullMarked;
