package dev.pipaccel.syspkg;

import java.util.List;

/// What a library or program brings, wherever it is packaged; row of `components.toml`.
///
/// @param name that it gives itself, such as `openssl`
record Component(
    String name,
    List<String> headers,
    List<String> libraries,
    List<String> modules,
    List<String> cmake,
    List<String> programs) {
  Component {
    headers = List.copyOf(headers);
    libraries = List.copyOf(libraries);
    modules = List.copyOf(modules);
    cmake = List.copyOf(cmake);
    programs = List.copyOf(programs);
  }

  /// Tells whether it is this that a build lacks.
  boolean brings(Missing missing) {
    return switch (missing) {
      case Missing.Header(String path) -> headers.contains(path);
      case Missing.Library(String library) -> libraries.contains(library);
      case Missing.Module(String module) ->
          containsIgnoringCase(modules, module) || containsIgnoringCase(cmake, module);
      case Missing.CMakePackage(String found) -> containsIgnoringCase(cmake, found);
      case Missing.Program(String program) -> programs.contains(program);
      case Missing.External(String url) ->
          ExternalUrl.component(url).filter(name::equals).isPresent();
      case Missing.PythonHeaders() -> false;
    };
  }

  private static boolean containsIgnoringCase(List<String> names, String name) {
    return names.stream().anyMatch(name::equalsIgnoreCase);
  }
}
