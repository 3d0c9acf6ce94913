package dev.pipaccel.requirement;

import dev.pipaccel.model.text.PythonText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Cuts a requirements file into lines that each say one thing: joins lines that end in a
/// backslash, drops comments and empty lines, and puts in the values of `${NAME}`.
final class LogicalLines {
  private LogicalLines() {}

  /// A line with the number of the first line of the file that it came from, counted from 1.
  record Line(int number, String text) {}

  static List<Line> of(String content, Map<String, String> environment) {
    List<Line> lines = new ArrayList<>();
    for (Line joined : joined(PythonText.lines(content))) {
      String text = PythonText.strip(withoutComment(joined.text()));
      if (!text.isEmpty()) {
        lines.add(new Line(joined.number(), expanded(text, environment)));
      }
    }
    return lines;
  }

  private static List<Line> joined(List<String> physical) {
    List<Line> lines = new ArrayList<>();
    StringBuilder pending = new StringBuilder();
    int first = 0;
    for (int index = 0; index < physical.size(); index++) {
      String line = physical.get(index);
      boolean comment = isComment(line);
      if (line.endsWith("\\") && !comment) {
        first = first == 0 ? index + 1 : first;
        pending.append(withoutBackslashes(line));
        continue;
      }
      // The blank keeps a comment recognizable when it is appended to a line.
      String text = comment ? " " + line : line;
      lines.add(
          first == 0
              ? new Line(index + 1, text)
              : new Line(first, pending.append(text).toString()));
      pending.setLength(0);
      first = 0;
    }
    if (first != 0) {
      lines.add(new Line(first, pending.toString()));
    }
    return lines;
  }

  private static boolean isComment(String line) {
    return PythonText.strip(line).startsWith("#");
  }

  private static String withoutBackslashes(String line) {
    int start = 0;
    int end = line.length();
    while (start < end && line.charAt(start) == '\\') {
      start++;
    }
    while (end > start && line.charAt(end - 1) == '\\') {
      end--;
    }
    return line.substring(start, end);
  }

  /// A comment begins with `#` at the start of the line or after white space.
  private static String withoutComment(String line) {
    for (int at = line.indexOf('#'); at >= 0; at = line.indexOf('#', at + 1)) {
      if (at == 0 || PythonText.isSpace(line.charAt(at - 1))) {
        return line.substring(0, at);
      }
    }
    return line;
  }

  private static String expanded(String line, Map<String, String> environment) {
    String result = line;
    for (String name : variables(line)) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        result = result.replace("${" + name + "}", value);
      }
    }
    return result;
  }

  private static Set<String> variables(String line) {
    Set<String> names = new LinkedHashSet<>();
    for (int at = line.indexOf("${"); at >= 0; at = line.indexOf("${", at + 2)) {
      int end = at + 2;
      while (end < line.length() && isNameCharacter(line.charAt(end))) {
        end++;
      }
      if (end > at + 2 && end < line.length() && line.charAt(end) == '}') {
        names.add(line.substring(at + 2, end));
      }
    }
    return names;
  }

  private static boolean isNameCharacter(char character) {
    return character >= 'A' && character <= 'Z'
        || character >= '0' && character <= '9'
        || character == '_';
  }
}
