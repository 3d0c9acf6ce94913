package dev.pipaccel.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A file of sections with keys and values, read as Python's `RawConfigParser` reads it: values go
/// on in indented lines, whole lines may be comments (`#`, `;`), nothing is interpolated, a section
/// or key that occurs twice is an error, and `[DEFAULT]` counts for every section. Names of keys
/// are normalized as pip does: lower case, `-` for `_`, no leading `--`.
public final class IniFile {
  private static final String DEFAULT = "DEFAULT";

  private final Map<String, String> defaults;
  private final Map<String, Map<String, String>> sections;

  private IniFile(Map<String, String> defaults, Map<String, Map<String, String>> sections) {
    this.defaults = defaults;
    this.sections = sections;
  }

  /// Returns a file without any section.
  static IniFile empty() {
    return new IniFile(Map.of(), Map.of());
  }

  /// Text that is no such file; the message is Python's, in several lines.
  public static final class IniSyntaxException extends Exception {
    IniSyntaxException(String message) {
      super(message);
    }
  }

  /// Reads a file's text.
  ///
  /// @param file its name, for messages
  public static IniFile parse(String text, String file) throws IniSyntaxException {
    Reader reader = new Reader(file);
    int number = 0;
    for (String line : text.lines().toList()) {
      reader.line(++number, line);
    }
    return reader.finish();
  }

  /// Returns the names of the sections in order, without `DEFAULT`.
  public Set<String> sections() {
    return Collections.unmodifiableSet(sections.keySet());
  }

  /// Returns a section's keys and values in order, those of `DEFAULT` first; empty if there is no
  /// such section.
  public Map<String, String> section(String name) {
    if (!sections.containsKey(name)) {
      return Map.of();
    }
    Map<String, String> values = new LinkedHashMap<>(defaults);
    values.putAll(sections.get(name));
    return Collections.unmodifiableMap(values);
  }

  /// Returns this with a value set; the section is made if it is missing.
  IniFile with(String section, String key, String value) {
    Map<String, Map<String, String>> changed = copy();
    changed.computeIfAbsent(section, _ -> new LinkedHashMap<>()).put(normalized(key), value);
    return new IniFile(defaults, changed);
  }

  /// Returns this without a value; a section that has become empty goes, too.
  IniFile without(String section, String key) {
    Map<String, Map<String, String>> changed = copy();
    Map<String, String> values = changed.getOrDefault(section, new LinkedHashMap<>());
    values.remove(normalized(key));
    if (values.isEmpty() && defaults.isEmpty()) {
      changed.remove(section);
    }
    return new IniFile(defaults, changed);
  }

  private Map<String, Map<String, String>> copy() {
    Map<String, Map<String, String>> copy = new LinkedHashMap<>();
    sections.forEach((name, values) -> copy.put(name, new LinkedHashMap<>(values)));
    return copy;
  }

  /// Returns the text of the file as Python's `configparser` writes it: without comments.
  String format() {
    StringBuilder text = new StringBuilder();
    if (!defaults.isEmpty()) {
      format(text, DEFAULT, defaults);
    }
    sections.forEach((name, values) -> format(text, name, values));
    return text.toString();
  }

  private static void format(StringBuilder text, String name, Map<String, String> values) {
    text.append('[').append(name).append("]\n");
    values.forEach((key, value) ->
        text.append(key).append(" = ").append(value.replace("\n", "\n\t")).append('\n'));
    text.append('\n');
  }

  /// Normalizes the name of a key.
  static String normalized(String key) {
    String name = key.toLowerCase(Locale.ROOT).replace('_', '-');
    return name.startsWith("--") ? name.substring(2) : name;
  }

  private static final class Reader {
    private final String file;
    private final Map<String, Map<String, List<String>>> sections = new LinkedHashMap<>();
    private final Map<String, List<String>> defaults = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<String> errors = new ArrayList<>();
    private @Nullable String sectionName;
    private @Nullable Map<String, List<String>> section;
    private @Nullable List<String> value;
    private int indentation;

    Reader(String file) {
      this.file = file;
    }

    void line(int number, String line) throws IniSyntaxException {
      String content = line.strip();
      if (content.startsWith("#") || content.startsWith(";")) {
        return;
      }
      if (content.isEmpty()) {
        if (value != null) {
          value.add("");
        }
        return;
      }
      int indent = line.indexOf(content);
      if (value != null && indent > indentation) {
        value.add(content);
        return;
      }
      indentation = indent;
      int end = content.lastIndexOf(']');
      if (content.startsWith("[") && end > 1) {
        enter(content.substring(1, end), number);
      } else {
        option(content, number, line);
      }
    }

    private void enter(String name, int number) throws IniSyntaxException {
      sectionName = name;
      value = null;
      if (name.equals(DEFAULT)) {
        section = defaults;
        return;
      }
      if (sections.containsKey(name)) {
        throw new IniSyntaxException(
            "While reading from '"
                + file
                + "' [line "
                + padded(number)
                + "]: section '"
                + name
                + "' already exists");
      }
      Map<String, List<String>> fresh = new LinkedHashMap<>();
      sections.put(name, fresh);
      section = fresh;
    }

    private void option(String content, int number, String line) throws IniSyntaxException {
      if (section == null) {
        throw new IniSyntaxException(
            "File contains no section headers.\nfile: '"
                + file
                + "', line: "
                + number
                + "\n'"
                + line
                + "\\n'");
      }
      int delimiter = delimiter(content);
      if (delimiter <= 0) {
        errors.add("\t[line " + padded(number) + "]: '" + line + "\\n'");
        return;
      }
      String key = normalized(content.substring(0, delimiter).strip());
      if (!seen.add(sectionName + "\n" + key)) {
        throw new IniSyntaxException(
            "While reading from '"
                + file
                + "' [line "
                + padded(number)
                + "]: option '"
                + key
                + "' in section '"
                + sectionName
                + "' already exists");
      }
      List<String> fresh = new ArrayList<>();
      fresh.add(content.substring(delimiter + 1).strip());
      section.put(key, fresh);
      value = fresh;
    }

    private static String padded(int number) {
      return number < 10 ? " " + number : Integer.toString(number);
    }

    private static int delimiter(String content) {
      for (int index = 0; index < content.length(); index++) {
        if (content.charAt(index) == '=' || content.charAt(index) == ':') {
          return index;
        }
      }
      return -1;
    }

    IniFile finish() throws IniSyntaxException {
      if (!errors.isEmpty()) {
        throw new IniSyntaxException(
            "Source contains parsing errors: '" + file + "'\n" + String.join("\n", errors));
      }
      Map<String, Map<String, String>> result = new LinkedHashMap<>();
      sections.forEach((name, keys) -> result.put(name, joined(keys)));
      return new IniFile(joined(defaults), result);
    }

    private static Map<String, String> joined(Map<String, List<String>> keys) {
      Map<String, String> values = new LinkedHashMap<>();
      keys.forEach((key, lines) -> values.put(key, joined(lines)));
      return values;
    }

    private static String joined(List<String> lines) {
      return String.join("\n", lines).stripTrailing();
    }
  }
}
