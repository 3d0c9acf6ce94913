package dev.pipaccel.install;

import java.util.ArrayList;
import java.util.List;

/// Reads the names of the scripts in an installed `entry_points.txt`.
final class EntryPointNames {
  private EntryPointNames() {}

  static List<String> of(String text) {
    List<String> names = new ArrayList<>();
    boolean scripts = false;
    for (String raw : text.split("\r\n|\r|\n", -1)) {
      String line = raw.strip();
      if (line.startsWith("[") && line.endsWith("]")) {
        scripts = line.equals("[console_scripts]") || line.equals("[gui_scripts]");
      } else if (scripts && !line.isEmpty() && !line.startsWith("#")) {
        int equals = line.indexOf('=');
        String name = equals < 0 ? "" : line.substring(0, equals).strip();
        if (!name.isEmpty()) {
          names.add(name);
        }
      }
    }
    return names;
  }
}
