package dev.pipaccel.environment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the probe wrote: lines of a key and values, separated by tabs, with `\\`, `\t`, `\n` and
/// `\r` for what would break the form. A key may come several times.
record ProbeRecord(Map<String, List<List<String>>> lines) {
  /// Reads the probe's bytes; lines that it never writes are passed over.
  static ProbeRecord parse(byte[] content) {
    Map<String, List<List<String>>> lines = new LinkedHashMap<>();
    String text = new String(content, StandardCharsets.UTF_8);
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      List<String> parts = split(text.substring(start, end));
      lines
          .computeIfAbsent(parts.getFirst(), key -> new ArrayList<>())
          .add(List.copyOf(parts.subList(1, parts.size())));
      start = end + 1;
    }
    return new ProbeRecord(lines);
  }

  /// Returns the first value of the key's first line, empty text where there is none.
  String text(String key) {
    List<List<String>> found = all(key);
    return found.isEmpty() || found.getFirst().isEmpty() ? "" : found.getFirst().getFirst();
  }

  /// Returns the first value of the key's first line as a number, 0 where it is none.
  int number(String key) {
    return toNumber(text(key));
  }

  boolean flag(String key) {
    return text(key).equals("1");
  }

  /// Returns the values of each line of the key, in order.
  List<List<String>> all(String key) {
    return lines.getOrDefault(key, List.of());
  }

  /// Returns the first value of each line of the key, in order.
  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (List<String> line : all(key)) {
      if (!line.isEmpty()) {
        texts.add(line.getFirst());
      }
    }
    return texts;
  }

  static int toNumber(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException none) {
      return 0;
    }
  }

  private static List<String> split(String line) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', start)) {
      parts.add(plain(line.substring(start, tab)));
      start = tab + 1;
    }
    parts.add(plain(line.substring(start)));
    return parts;
  }

  private static String plain(String part) {
    if (part.indexOf('\\') < 0) {
      return part;
    }
    StringBuilder plain = new StringBuilder(part.length());
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c == '\\' && i + 1 < part.length()) {
        i++;
        c =
            switch (part.charAt(i)) {
              case 't' -> '\t';
              case 'n' -> '\n';
              case 'r' -> '\r';
              default -> part.charAt(i);
            };
      }
      plain.append(c);
    }
    return plain.toString();
  }
}
