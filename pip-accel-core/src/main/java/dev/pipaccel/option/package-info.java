/// The grammar of pip's options as Python's `optparse` has it, and the table of every option of pip
/// 26.3 and pip-accel; used for command lines, for configuration and for lines of requirements
/// files.
@NullMarked
package dev.pipaccel.option;

import org.jspecify.annotations.NullMarked;
