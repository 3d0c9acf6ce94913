package dev.pipaccel.cli;

/// Names of lock files (PEP 751): `pylock.toml` and `pylock.<name>.toml`.
final class LockFileName {
  private static final String START = "pylock.";
  private static final String END = "toml";

  private LockFileName() {}

  /// Tells whether a path or URL, perhaps with extras in square brackets, names a lock file.
  static boolean matches(String place) {
    int bracket = place.endsWith("]") ? place.lastIndexOf('[') : -1;
    String path = bracket > 0 ? place.substring(0, bracket).stripTrailing() : place;
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (!name.startsWith(START) || !name.endsWith(END)) {
      return false;
    }
    String middle =
        name.length() < START.length() + END.length()
            ? ""
            : name.substring(START.length(), name.length() - END.length());
    return middle.isEmpty()
        || middle.length() > 1
            && middle.endsWith(".")
            && middle.indexOf('.') == middle.length() - 1;
  }
}
