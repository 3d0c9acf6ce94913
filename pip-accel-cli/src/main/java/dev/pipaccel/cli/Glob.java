package dev.pipaccel.cli;

import java.util.regex.Pattern;

/// Patterns for file names as Python's `fnmatch` has them: `*`, `?`, `[abc]`, `[!a-z]`.
final class Glob {
  private final Pattern pattern;

  Glob(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int index = 0; index < glob.length(); index++) {
      char c = glob.charAt(index);
      int end = c == '[' ? end(glob, index) : -1;
      if (end > 0) {
        regex.append(set(glob.substring(index + 1, end)));
        index = end;
      } else if (c == '*') {
        regex.append(".*");
      } else if (c == '?') {
        regex.append('.');
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    this.pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  boolean matches(String name) {
    return pattern.matcher(name).matches();
  }

  /// Where a set ends; a bracket that comes first in it belongs to it.
  private static int end(String glob, int start) {
    int first = glob.startsWith("!", start + 1) ? start + 2 : start + 1;
    return glob.indexOf(']', first + 1);
  }

  private static String set(String characters) {
    boolean negated = characters.startsWith("!");
    String members = negated ? characters.substring(1) : characters;
    StringBuilder regex = new StringBuilder(negated ? "[^" : "[");
    for (char c : members.toCharArray()) {
      regex.append(c == '-' || Character.isLetterOrDigit(c) ? "" : "\\").append(c);
    }
    return regex.append(']').toString();
  }
}
