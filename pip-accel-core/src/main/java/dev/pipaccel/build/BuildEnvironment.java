package dev.pipaccel.build;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What a backend sees besides its source tree.
///
/// @param libraries where the build requirements are looked for
/// @param variables the whole environment of its process
record BuildEnvironment(List<Path> libraries, Map<String, String> variables) {
  BuildEnvironment {
    libraries = List.copyOf(libraries);
    variables = Map.copyOf(variables);
  }
}
