package dev.pipaccel.wheel;

import dev.pipaccel.error.ArchiveException;
import dev.pipaccel.report.Report;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What a WHEEL file says (spec "Binary distribution format", "File contents").
record WheelHeader(boolean rootIsPurelib) {
  private static final int MAJOR = 1;
  private static final int MINOR = 0;

  /// Reads WHEEL and checks its version: a newer major version is refused, a newer minor one told.
  ///
  /// @param project the project's name, for messages
  static WheelHeader parse(String text, String project, Report report) throws ArchiveException {
    Map<String, String> fields = fields(text);
    String version = fields.get("wheel-version");
    if (version == null) {
      throw new ArchiveException(project + " has an invalid wheel, WHEEL is missing Wheel-Version");
    }
    checkVersion(version.strip(), project, report);
    return new WheelHeader(fields.getOrDefault("root-is-purelib", "").equalsIgnoreCase("true"));
  }

  private static void checkVersion(String version, String project, Report report)
      throws ArchiveException {
    String[] parts = version.split("\\.", -1);
    int[] numbers = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      try {
        numbers[i] = Integer.parseInt(parts[i].strip());
      } catch (NumberFormatException e) {
        throw new ArchiveException(
            project + " has an invalid wheel, invalid Wheel-Version: '" + version + "'", e);
      }
    }
    if (numbers[0] > MAJOR) {
      throw new ArchiveException(
          project
              + "'s Wheel-Version ("
              + version
              + ") is not compatible with this version of pip-accel");
    }
    boolean newer =
        numbers[0] == MAJOR
            && numbers.length > 1
            && (numbers[1] > MINOR || (numbers[1] == MINOR && numbers.length > 2));
    if (newer) {
      report.warn("Installing from a newer Wheel-Version (" + version + ")");
    }
  }

  /// The headers before the first empty line; of one that stands twice the first counts.
  private static Map<String, String> fields(String text) {
    Map<String, String> fields = new TreeMap<>();
    for (String line : text.lines().toList()) {
      if (line.isEmpty()) {
        break;
      }
      int colon = line.indexOf(':');
      if (colon > 0) {
        fields.putIfAbsent(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return fields;
  }
}
