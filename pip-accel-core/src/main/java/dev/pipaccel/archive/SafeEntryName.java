package dev.pipaccel.archive;

import java.util.Locale;
import java.util.Optional;

/// Judges the names that archives give their entries: a safe one, resolved below a directory, stays
/// below it on every operating system and reads on a terminal as what it is.
public final class SafeEntryName {
  private SafeEntryName() {}

  /// Returns what is wrong with a relative path that is written with `/`, completing a sentence
  /// that begins with the name, such as `has a '..' part`; empty for a safe name. One trailing `/`
  /// is allowed.
  public static Optional<String> problem(String name) {
    if (name.isEmpty()) {
      return Optional.of("is empty");
    }
    if (name.charAt(0) == '/') {
      return Optional.of("is an absolute path");
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '\\') {
        return Optional.of("has a backslash");
      }
      if (c == 0) {
        return Optional.of("has a NUL character");
      }
      if (Character.isISOControl(c) || isDirectionControl(c)) {
        return Optional.of("has a control character");
      }
    }
    if (name.length() >= 2 && name.charAt(1) == ':' && isAsciiLetter(name.charAt(0))) {
      return Optional.of("begins with a drive");
    }
    return partProblem(name);
  }

  /// Returns whether the name is safe.
  public static boolean isSafe(String name) {
    return problem(name).isEmpty();
  }

  /// Returns the name for a message: control characters, which could hide or fake text on a
  /// terminal, as escapes, and no more than 200 characters.
  public static String printable(String name) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < name.length() && text.length() < 200; i++) {
      char c = name.charAt(i);
      if (Character.isISOControl(c) || isDirectionControl(c)) {
        text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  private static Optional<String> partProblem(String name) {
    int start = 0;
    while (start < name.length()) {
      int slash = name.indexOf('/', start);
      int end = slash < 0 ? name.length() : slash;
      int length = end - start;
      if (length == 0) {
        return Optional.of("has an empty part");
      }
      if (length == 1 && name.charAt(start) == '.') {
        return Optional.of("has a '.' part");
      }
      if (length == 2 && name.startsWith("..", start)) {
        return Optional.of("has a '..' part");
      }
      start = end + 1;
    }
    return Optional.empty();
  }

  /// The bidirectional controls, which make a name read differently from what it is.
  private static boolean isDirectionControl(char c) {
    return (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
  }

  private static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
