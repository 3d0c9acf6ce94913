/// Changes environments: whole plans of installations and removals as one transaction each.
///
/// | type | what it is |
/// |---|---|
/// | `InstallPlan` | what is to be installed and removed, in pip's order |
/// | `Installer` | carries out a plan, or leaves everything as it was |
/// | `Uninstaller` | tells which files belong to an installed distribution |
@NullMarked
package dev.pipaccel.install;

import org.jspecify.annotations.NullMarked;
