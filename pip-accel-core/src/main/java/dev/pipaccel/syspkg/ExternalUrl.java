package dev.pipaccel.syspkg;

import java.util.Optional;

/// The names of PEP 725: `dep:generic/libxml2@>=2.9`, `dep:virtual/compiler/c`.
final class ExternalUrl {
  private static final String GENERIC = "generic/";
  private static final String COMPILER = "virtual/compiler/";

  private ExternalUrl() {}

  /// Returns the component that is meant; empty for other kinds of names.
  static Optional<String> component(String url) {
    String path = url.replaceFirst("^(?:dep|pkg):", "").replaceFirst("[@?].*$", "");
    if (path.startsWith(GENERIC)) {
      return Optional.of(path.substring(GENERIC.length()));
    }
    if (!path.startsWith(COMPILER)) {
      return Optional.empty();
    }
    return switch (path.substring(COMPILER.length())) {
      case "c" -> Optional.of("gcc");
      case "c++", "cxx", "cpp" -> Optional.of("g++");
      case "fortran" -> Optional.of("gfortran");
      case "rust" -> Optional.of("rust");
      default -> Optional.empty();
    };
  }
}
