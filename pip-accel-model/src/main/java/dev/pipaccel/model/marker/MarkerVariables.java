package dev.pipaccel.model.marker;

import dev.pipaccel.model.TextCursor;
import org.jspecify.annotations.Nullable;

/// The variables of markers (spec "Dependency specifiers", "Environment Markers") and the older
/// spellings of them that are still read.
final class MarkerVariables {
  static final String EXTRA = "extra";
  static final String EXTRAS = "extras";
  static final String GROUPS = "dependency_groups";
  static final String FULL_VERSION = "python_full_version";

  private static final String IMPLEMENTATION = "platform_python_implementation";

  private static final String[] SPELLINGS = {
    "python_version",
    FULL_VERSION,
    EXTRA,
    "sys_platform",
    "platform_system",
    "platform_machine",
    IMPLEMENTATION,
    "implementation_name",
    "os_name",
    "platform_release",
    "platform_version",
    "implementation_version",
    EXTRAS,
    GROUPS,
    "python_implementation",
    "os.name",
    "sys.platform",
    "platform.version",
    "platform.machine",
    "platform.python_implementation",
  };

  private MarkerVariables() {}

  /// Moves behind the variable that stands at the cursor and returns its canonical name; null if
  /// there is none.
  static @Nullable String skip(TextCursor cursor) {
    for (String spelling : SPELLINGS) {
      if (cursor.skipWord(spelling)) {
        String name = spelling.replace('.', '_');
        return name.equals("python_implementation") ? IMPLEMENTATION : name;
      }
    }
    return null;
  }

  /// Tells whether the values of a variable are versions, compared as such where both sides are.
  static boolean isVersion(String name) {
    return switch (name) {
      case "python_version", FULL_VERSION, "implementation_version", "platform_release" -> true;
      default -> false;
    };
  }

  /// Tells whether the values of a variable are names of extras or groups, compared in normal form.
  static boolean isName(String name) {
    return name.equals(EXTRA) || name.equals(EXTRAS) || name.equals(GROUPS);
  }
}
