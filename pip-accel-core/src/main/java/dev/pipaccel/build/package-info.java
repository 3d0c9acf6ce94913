/// The frontend of build backends (PEP 517, 518, 643, 660): reads what a source tree says about its
/// build, fills isolated environments, calls hooks, and tells what a built wheel depends on.
@NullMarked
package dev.pipaccel.build;

import org.jspecify.annotations.NullMarked;
