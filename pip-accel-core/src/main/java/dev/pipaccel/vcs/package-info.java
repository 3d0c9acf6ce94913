/// Checkouts of git, Mercurial, Subversion and Bazaar repositories, by those programs.
@NullMarked
package dev.pipaccel.vcs;

import org.jspecify.annotations.NullMarked;
