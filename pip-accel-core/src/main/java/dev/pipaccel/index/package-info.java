/// What indexes and `--find-links` places know of a project: their pages read (PEP 503, 592, 629,
/// 658, 691, 700, 714), merged in pip's order and remembered, and the core metadata of single
/// files. Chooses nothing: which file fits is the resolver's question.
@NullMarked
package dev.pipaccel.index;

import org.jspecify.annotations.NullMarked;
