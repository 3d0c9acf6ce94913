/// Every change that the program makes to the file system: writing beside a target and renaming,
/// linking or copying, deleting trees, modes, times and locks between processes. All of it passes a
/// [dev.pipaccel.fs.FaultPoint], so that tests can stop the program between any two steps. This
/// package depends on no other but `report`.
@NullMarked
package dev.pipaccel.fs;

import org.jspecify.annotations.NullMarked;
