/// What a run is told to do: pip's options from the command line, `PIP_*`, pip.conf and
/// requirements files, and pip-accel's own from `PIP_ACCEL_*` and pip-accel.conf, folded into one
/// immutable [Settings]. Nothing else in the core reads the process environment.
@NullMarked
package dev.pipaccel.config;

import org.jspecify.annotations.NullMarked;
