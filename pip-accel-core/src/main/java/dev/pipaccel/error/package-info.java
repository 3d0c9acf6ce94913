/// What can go wrong, each kind with its exit code; rendering is the command's work.
@NullMarked
package dev.pipaccel.error;

import org.jspecify.annotations.NullMarked;
