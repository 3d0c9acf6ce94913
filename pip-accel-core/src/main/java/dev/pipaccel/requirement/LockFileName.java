package dev.pipaccel.requirement;

import dev.pipaccel.model.lock.Pylock;
import java.nio.file.Path;

/// Tells lock files (PEP 751) by their names, which `-r` and `--group` go by.
public final class LockFileName {
  private LockFileName() {}

  /// Tells whether a path or URL, perhaps with extras in square brackets, names a lock file.
  public static boolean matches(String place) {
    String path = withoutExtras(place);
    if (RequirementsFileReader.isUrl(path)) {
      int end = path.indexOf('?') < 0 ? path.indexOf('#') : path.indexOf('?');
      path = end < 0 ? path : path.substring(0, end);
    }
    return Pylock.isFilename(path.substring(path.lastIndexOf('/') + 1));
  }

  /// Tells whether a path has a name that a lock file may have.
  public static boolean matches(Path path) {
    return path.getFileName() != null && Pylock.isFilename(path.getFileName().toString());
  }

  /// Returns a path or URL without the extras behind it.
  public static String withoutExtras(String place) {
    int bracket = place.endsWith("]") ? place.lastIndexOf('[') : -1;
    return bracket > 0 ? place.substring(0, bracket).stripTrailing() : place;
  }
}
