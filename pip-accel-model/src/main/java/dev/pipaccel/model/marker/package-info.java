/// Environment markers (PEP 508).
@NullMarked
package dev.pipaccel.model.marker;

import org.jspecify.annotations.NullMarked;
