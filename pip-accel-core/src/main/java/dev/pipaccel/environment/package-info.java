/// The Python environment that a run works on: which interpreter, what it says of itself, where its
/// install schemes lie and which distributions it has.
///
/// | type | what it is |
/// |---|---|
/// | `InterpreterFinder` | finds the interpreter that a run is about and asks it once |
/// | `Interpreter` | what an interpreter says of itself |
/// | `Scheme` | the folders that a distribution's files go to |
/// | `InstallTarget` | the scheme that the options of a command choose |
/// | `InstalledDistributions` | what is installed, as pip's `importlib.metadata` backend sees it |
///
/// Nothing here changes an environment; `install` does.
@NullMarked
package dev.pipaccel.environment;

import org.jspecify.annotations.NullMarked;
