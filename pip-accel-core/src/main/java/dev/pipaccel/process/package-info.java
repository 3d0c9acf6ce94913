/// The one place where other programs are started: argument lists, never a shell; an explicit
/// environment, bounded output, time-outs, and no process left behind.
@NullMarked
package dev.pipaccel.process;

import org.jspecify.annotations.NullMarked;
