package dev.pipaccel.syspkg;

/// How data files call missing things.
final class MissingNames {
  private MissingNames() {}

  /// Returns the key of the kind.
  static String kind(Missing missing) {
    return switch (missing) {
      case Missing.Header _ -> "header";
      case Missing.Library _ -> "library";
      case Missing.Module _ -> "module";
      case Missing.Program _ -> "program";
      case Missing.CMakePackage _ -> "cmake";
      case Missing.PythonHeaders _ -> "python-headers";
      case Missing.External _ -> "external";
    };
  }

  /// Returns the name of the one thing.
  static String name(Missing missing) {
    return switch (missing) {
      case Missing.Header(String path) -> path;
      case Missing.Library(String name) -> name;
      case Missing.Module(String name) -> name;
      case Missing.Program(String name) -> name;
      case Missing.CMakePackage(String name) -> name;
      case Missing.PythonHeaders() -> "Python.h";
      case Missing.External(String url) -> url;
    };
  }
}
