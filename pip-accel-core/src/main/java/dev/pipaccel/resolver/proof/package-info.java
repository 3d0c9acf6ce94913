/// Shows why a problem has no solution, free of what the things to choose are.
///
/// A [dev.pipaccel.resolver.proof.Refutation] finds the proof the way PubGrub does (Weizenbaum
/// 2018): by propagating what follows from each choice and learning a clause from each dead end. A
/// [dev.pipaccel.resolver.proof.Narrative] tells it in sentences. The search in
/// [dev.pipaccel.resolver.search] decides what is chosen; this is asked only after it has failed.
@NullMarked
package dev.pipaccel.resolver.proof;

import org.jspecify.annotations.NullMarked;
