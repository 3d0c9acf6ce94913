package dev.pipaccel.archive;

import java.util.List;

/// The single folder that most source archives wrap their content in, found as pip finds it.
final class LeadingFolder {
  private LeadingFolder() {}

  /// Returns whether all names begin with the same part.
  static boolean isShared(List<String> names) {
    String shared = "";
    for (String name : names) {
      String first = of(name);
      if (first.isEmpty() || (!shared.isEmpty() && !first.equals(shared))) {
        return false;
      }
      shared = first;
    }
    return true;
  }

  /// Returns the first part of a name, the whole name if it has but one.
  static String of(String name) {
    String relative = withoutLeadingSlashes(name);
    int end = firstSeparator(relative);
    return end < 0 ? relative : relative.substring(0, end);
  }

  /// Returns the name without its first part: empty if it has but one.
  static String without(String name) {
    String relative = withoutLeadingSlashes(name);
    int end = firstSeparator(relative);
    return end < 0 ? "" : relative.substring(end + 1);
  }

  private static String withoutLeadingSlashes(String name) {
    int start = 0;
    while (start < name.length() && name.charAt(start) == '/') {
      start++;
    }
    while (start < name.length() && name.charAt(start) == '\\') {
      start++;
    }
    return name.substring(start);
  }

  private static int firstSeparator(String name) {
    int slash = name.indexOf('/');
    int backslash = name.indexOf('\\');
    return slash < 0 || (backslash >= 0 && backslash < slash) ? backslash : slash;
  }
}
