package dev.pipaccel.model.name;

import java.util.Locale;

/// The normal form that project names (PEP 503) and names of extras (PEP 685) share: lower case,
/// each run of `-`, `_` and `.` folded to one `-`. Names that are not valid are normalized as well,
/// because pip looks them up all the same.
final class NameText {
  private NameText() {}

  static String normalize(String name) {
    return isNormalized(name) ? name : fold(name.toLowerCase(Locale.ROOT));
  }

  private static String fold(String name) {
    StringBuilder folded = new StringBuilder(name.length());
    boolean separated = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean separator = isSeparator(c);
      if (!separator) {
        folded.append(c);
      } else if (!separated) {
        folded.append('-');
      }
      separated = separator;
    }
    return folded.toString();
  }

  /// Tells whether the text is a valid name in its normal form.
  static boolean isNormalized(String text) {
    boolean separated = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isDigit(c) || isLowerCase(c)) {
        separated = false;
      } else if (c == '-' && !separated) {
        separated = true;
      } else {
        return false;
      }
    }
    return !separated;
  }

  /// Returns where the text stops being a valid name, or -1 if it is one: ASCII letters and digits
  /// at both ends, with `-`, `_` and `.` between them.
  static int findInvalid(String text) {
    int last = text.length() - 1;
    if (last < 0) {
      return 0;
    }
    for (int i = 0; i <= last; i++) {
      char c = text.charAt(i);
      boolean alphanumeric = isDigit(c) || isLowerCase((char) (c | 0x20));
      if (!alphanumeric && (i == 0 || i == last || !isSeparator(c))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isSeparator(char c) {
    return c == '-' || c == '_' || c == '.';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLowerCase(char c) {
    return c >= 'a' && c <= 'z';
  }
}
