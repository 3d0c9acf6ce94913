package dev.pipaccel.environment;

import dev.pipaccel.model.name.ExtraName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Works on the text of METADATA and PKG-INFO where the whole of it need not be parsed.
final class MetadataText {
  private MetadataText() {}

  /// Returns the value of the first header of that name, without looking below the headers.
  static Optional<String> field(String text, String name) {
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      String line = text.substring(start, end);
      if (line.isBlank()) {
        return Optional.empty();
      }
      int colon = line.indexOf(':');
      if (colon == name.length() && line.regionMatches(true, 0, name, 0, colon)) {
        return Optional.of(line.substring(colon + 1).strip());
      }
      start = end + 1;
    }
    return Optional.empty();
  }

  /// Returns the metadata with the dependencies of an egg-info's `requires.txt` as headers, unless
  /// it has such headers of its own.
  static String withRequirements(String metadata, String requires) {
    Set<String> extras = new LinkedHashSet<>();
    List<String> requirements = new ArrayList<>();
    String extra = "";
    String marker = "";
    for (String raw : requires.split("\r\n|\r|\n", -1)) {
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("[") && line.endsWith("]")) {
        String section = line.substring(1, line.length() - 1);
        int colon = section.indexOf(':');
        String name = colon < 0 ? section : section.substring(0, colon);
        extra = name.isEmpty() ? "" : ExtraName.of(name).text();
        marker = colon < 0 ? "" : section.substring(colon + 1);
        if (!extra.isEmpty()) {
          extras.add(extra);
        }
      } else {
        requirements.add(line + condition(extra, marker));
      }
    }
    StringBuilder text = new StringBuilder();
    String headers = metadata.toLowerCase(Locale.ROOT);
    if (!hasHeader(headers, "requires-dist:")) {
      requirements.forEach(line -> text.append("Requires-Dist: ").append(line).append('\n'));
    }
    if (!hasHeader(headers, "provides-extra:")) {
      extras.forEach(name -> text.append("Provides-Extra: ").append(name).append('\n'));
    }
    return text.append(metadata).toString();
  }

  private static String condition(String extra, String marker) {
    if (extra.isEmpty()) {
      return marker.isEmpty() ? "" : " ; " + marker;
    }
    String forExtra = "extra == \"" + extra + "\"";
    return " ; " + (marker.isEmpty() ? forExtra : "(" + marker + ") and " + forExtra);
  }

  private static boolean hasHeader(String headers, String name) {
    int body = headers.indexOf("\n\n");
    String head = body < 0 ? headers : headers.substring(0, body);
    return head.startsWith(name) || head.contains("\n" + name);
  }
}
