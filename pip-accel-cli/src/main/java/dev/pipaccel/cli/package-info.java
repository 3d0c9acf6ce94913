/// The command: what it was started with, which command is meant, what is printed and how it ends.
/// The only package that prints, exits or reads the environment of the process.
@NullMarked
package dev.pipaccel.cli;

import org.jspecify.annotations.NullMarked;
