package dev.pipaccel.model.tag;

/// The language version of an interpreter as tags name it: major and minor number, or the major one
/// alone.
///
/// @param minor negative if only the major number is known
public record PythonVersion(int major, int minor) {
  /// Makes a version of which only the major number is known.
  public static PythonVersion ofMajor(int major) {
    return new PythonVersion(major, -1);
  }

  /// Tells whether the minor number is known.
  public boolean hasMinor() {
    return minor >= 0;
  }

  /// Tells whether this is at least the version given; never so without a minor number.
  public boolean isAtLeast(int otherMajor, int otherMinor) {
    return hasMinor() && (major > otherMajor || (major == otherMajor && minor >= otherMinor));
  }

  /// Returns the version as in tags: `312`, or `3`.
  public String withoutDots() {
    return hasMinor() ? "" + major + minor : "" + major;
  }
}
