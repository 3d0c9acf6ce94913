/// The backtracking search for one candidate per identifier, free of what identifiers, requirements
/// and candidates are.
///
/// It makes the choices of resolvelib 1.2.1, which pip 26.3 uses, in the same order: it pins the
/// preferred identifier's best candidate that contradicts nothing, and on a contradiction jumps
/// back to the last pin that has to do with it. Not for use by several threads.
@NullMarked
package dev.pipaccel.resolver.search;

import org.jspecify.annotations.NullMarked;
