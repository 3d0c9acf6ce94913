package dev.pipaccel.model.metadata;

import dev.pipaccel.model.name.ExtraName;
import dev.pipaccel.model.text.PythonText;
import java.util.ArrayList;
import java.util.List;

/// Reads `requires.txt` of an egg-info directory, the place of dependencies before `Requires-Dist`:
/// one requirement per line, a section `[extra:marker]` limits those below it.
public final class EggRequirements {
  private EggRequirements() {}

  /// Returns the entries as dependency specifiers (PEP 508), not yet parsed.
  public static List<String> parse(String text) {
    List<String> requirements = new ArrayList<>();
    String condition = "";
    for (String line : PythonText.lines(text)) {
      String entry = PythonText.strip(line);
      if (entry.startsWith("[") && entry.endsWith("]")) {
        condition = condition(entry);
      } else if (!entry.isEmpty() && !entry.startsWith("#")) {
        requirements.add(condition.isEmpty() ? entry : entry + " ; " + condition);
      }
    }
    return List.copyOf(requirements);
  }

  /// Returns the extras whose sections hold something.
  public static List<ExtraName> extras(String text) {
    List<ExtraName> extras = new ArrayList<>();
    String extra = "";
    for (String line : PythonText.lines(text)) {
      String entry = PythonText.strip(line);
      if (entry.startsWith("[") && entry.endsWith("]")) {
        extra = section(entry)[0];
      } else if (!entry.isEmpty() && !entry.startsWith("#") && !extra.isEmpty()) {
        ExtraName name = ExtraName.of(extra);
        if (!extras.contains(name)) {
          extras.add(name);
        }
      }
    }
    return List.copyOf(extras);
  }

  private static String condition(String header) {
    String[] parts = section(header);
    String marker = parts.length > 1 ? parts[1] : "";
    if (parts[0].isEmpty()) {
      return marker;
    }
    String extra = "extra == \"" + ExtraName.of(parts[0]) + "\"";
    return marker.isEmpty() ? extra : "(" + marker + ") and " + extra;
  }

  private static String[] section(String header) {
    int start = 0;
    int end = header.length();
    while (start < end && "[]".indexOf(header.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && "[]".indexOf(header.charAt(end - 1)) >= 0) {
      end--;
    }
    return header.substring(start, end).split(":", 2);
  }
}
