package dev.pipaccel.environment;

/// The C library that an interpreter was started with.
///
/// @param name `glibc`, `musl`, or empty on platforms without either
/// @param major 0 where unknown
/// @param minor 0 where unknown
public record CLibrary(String name, int major, int minor) {
  /// The library of a platform that has neither glibc nor musl.
  public static final CLibrary NONE = new CLibrary("", 0, 0);

  @Override
  public String toString() {
    return name.isEmpty() ? "" : name + " " + major + "." + minor;
  }
}
