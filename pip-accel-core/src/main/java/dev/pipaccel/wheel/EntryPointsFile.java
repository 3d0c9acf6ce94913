package dev.pipaccel.wheel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the scripts of an `entry_points.txt` (spec "Entry points", "File format").
final class EntryPointsFile {
  private static final String CONSOLE = "console_scripts";
  private static final String GUI = "gui_scripts";

  private EntryPointsFile() {}

  /// Returns console scripts, then GUI scripts, each in the file's order; of one name that stands
  /// twice in a group the last value counts, as in Python's reader.
  static List<EntryPoint> parse(String text) {
    Map<String, String> console = new LinkedHashMap<>();
    Map<String, String> gui = new LinkedHashMap<>();
    String section = "";
    for (String raw : text.lines().toList()) {
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("[") && line.endsWith("]")) {
        section = line.substring(1, line.length() - 1);
        continue;
      }
      int equals = line.indexOf('=');
      if (equals < 0) {
        continue;
      }
      String name = line.substring(0, equals).strip();
      String value = line.substring(equals + 1).strip();
      switch (section) {
        case CONSOLE -> console.put(name, value);
        case GUI -> gui.put(name, value);
        default -> {}
      }
    }
    var entryPoints = new ArrayList<EntryPoint>();
    console.forEach((name, value) -> entryPoints.add(new EntryPoint(name, value, false)));
    gui.forEach((name, value) -> entryPoints.add(new EntryPoint(name, value, true)));
    return entryPoints;
  }
}
