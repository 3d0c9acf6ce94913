/// The Python packaging standards as immutable values: parsing, comparing and printing. Nothing
/// here does I/O, reads the environment, logs, or knows pip-accel.
@NullMarked
package dev.pipaccel.model;

import org.jspecify.annotations.NullMarked;
