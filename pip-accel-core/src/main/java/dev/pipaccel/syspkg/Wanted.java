package dev.pipaccel.syspkg;

/// A system package that a build lacks.
///
/// @param name as the package manager knows it
/// @param source where that comes from
/// @param reason for people; empty where a table says so
public record Wanted(String name, Source source, String reason) {
  /// Where the name of a package comes from.
  public enum Source {
    /// A table, shipped or of the user.
    TABLE,
    /// What the project says of itself (PEP 725).
    PROJECT,
    /// What the output of the build says.
    OUTPUT
  }
}
