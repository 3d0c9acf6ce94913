package dev.pipaccel.install;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Takes lines out of a `.pth` file.
final class PathFileEdit {
  private PathFileEdit() {}

  /// Returns the content without the first line of each entry; a last line gets an end.
  static byte[] without(byte[] content, Set<String> entries) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    String end = text.contains("\r\n") ? "\r\n" : "\n";
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int next = text.indexOf('\n', start);
      if (next < 0) {
        lines.add(text.substring(start) + end);
        break;
      }
      lines.add(text.substring(start, next + 1));
      start = next + 1;
    }
    for (String entry : entries) {
      byte[] line = (entry + end).getBytes(StandardCharsets.UTF_8);
      lines.remove(new String(line, StandardCharsets.ISO_8859_1));
    }
    return String.join("", lines).getBytes(StandardCharsets.ISO_8859_1);
  }
}
