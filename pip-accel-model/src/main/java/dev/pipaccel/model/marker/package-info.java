/// Environment markers (PEP 508, PEP 685, PEP 751; spec "Dependency specifiers"), with the answers
/// of packaging 26.3: an expression of `and`, `or` and comparisons, its canonical text, and its
/// value in the environment of an interpreter, for the extras that were asked for or in a lock
/// file.
@NullMarked
package dev.pipaccel.model.marker;

import org.jspecify.annotations.NullMarked;
