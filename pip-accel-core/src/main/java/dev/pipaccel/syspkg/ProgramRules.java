package dev.pipaccel.syspkg;

import static dev.pipaccel.syspkg.OutputRule.always;
import static dev.pipaccel.syspkg.OutputRule.certain;
import static dev.pipaccel.syspkg.OutputRule.likely;

import dev.pipaccel.syspkg.Missing.Library;
import dev.pipaccel.syspkg.Missing.Module;
import dev.pipaccel.syspkg.Missing.Program;
import java.util.List;

/// What shells, make, Python, setuptools, cargo and single projects say of programs and libraries.
final class ProgramRules {
  static final List<OutputRule> ALL =
      List.of(
          likely(
              "^(?:/bin/)?(?:ba|da)?sh: (?:line )?\\d+: ([\\w.+-]+): (?:command )?not found",
              Program::new),
          likely("^(?:/bin/)?sh: ([\\w.+-]+): (?:command )?not found", Program::new),
          likely("^env: ['‘]([\\w.+-]+)['’]: No such file or directory", Program::new),
          certain(
              "^g?make(?:\\[\\d+\\])?: ([\\w.+-]+): (?:No such file or directory|Command not"
                  + " found)",
              Program::new),
          certain(
              "^\\s*(?:error: )?unable to execute '?([\\w.+-]+)'?: No such file or directory",
              Program::new),
          certain("error: command '([\\w.+-]+)' failed: No such file or directory", Program::new),
          certain(
              "^error: \\[Errno 2\\] No such file or directory:"
                  + " '((?:\\w+-linux-gnu-)?(?:gcc|g\\+\\+|cc|c\\+\\+|clang|clang\\+\\+|swig|cmake|make|ninja|pkg-config))'",
              Program::new),
          certain(
              "\\[Errno 2\\] No such file or directory: '(\\w[\\w.+-]*[-_]config)'", Program::new),
          certain(
              "(?:^|[\\s'\"`])(?!pkg-config)(\\w[\\w+.]*[-_]config)['\"`]? (?:executable )?(?:could"
                  + " )?(?:was )?(?:not (?:be )?found|is not installed|not found)",
              Program::new),
          certain(
              "[Cc]ould not (?:find|locate|run|execute)"
                  + " ['\"`]?(?!pkg-config)(\\w[\\w+.]*[-_]config)\\b",
              Program::new),
          certain("[Cc]ould not find [`'\"]([\\w.+-]+)[`'\"] executable", Program::new),
          certain("^error: ([\\w.+-]+) is not installed or not in path", Module::new),
          always("Can not find valid pkg-config name", new Module("mysqlclient")),
          always(
              "Please make sure the libxml2 and libxslt development packages are installed",
              new Module("libxml-2.0"),
              new Module("libxslt")),
          certain("RequiredDependencyException: (\\w+)$", Library::new),
          certain("The headers or library files could not be found for (\\w+)", Library::new),
          certain("(?:^|\\s)lib([\\w+-]+)\\.so: cannot open shared object file", Library::new),
          always(
              "No BLAS/LAPACK libraries found|No lapack/blas resources found",
              new Library("openblas")),
          certain(
              "The system library `([\\w.+-]+)` required by crate `[^`]+` was not found",
              Module::new),
          always("Could not find directory of OpenSSL installation", new Module("openssl")),
          certain("^error: linker `([\\w.+-]+)` not found", Program::new),
          certain("failed to find tool [\"“`]([\\w.+-]+)[\"”`]", Program::new),
          certain("^\\s*is `([\\w.+-]+)` not installed\\?", Program::new),
          certain("Could not find `(protoc)`", Program::new),
          always("Unable to find libclang", new Library("clang")),
          always(
              "Cargo, the Rust package manager, is not installed|can't find Rust compiler|Rust"
                  + " toolchain (?:is )?not found|cargo: command not found",
              new Program("cargo")));

  private ProgramRules() {}
}
