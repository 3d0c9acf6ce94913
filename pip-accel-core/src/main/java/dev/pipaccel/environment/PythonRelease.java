package dev.pipaccel.environment;

/// An interpreter's `sys.version_info`.
///
/// @param level `alpha`, `beta`, `candidate` or `final`
public record PythonRelease(int major, int minor, int micro, String level, int serial) {
  /// Tells whether this is at least the given release series, such as 3.9.
  public boolean isAtLeast(int otherMajor, int otherMinor) {
    return major > otherMajor || (major == otherMajor && minor >= otherMinor);
  }

  /// Returns `major.minor`.
  public String series() {
    return major + "." + minor;
  }

  /// Returns `major.minor.micro`.
  @Override
  public String toString() {
    return major + "." + minor + "." + micro;
  }
}
