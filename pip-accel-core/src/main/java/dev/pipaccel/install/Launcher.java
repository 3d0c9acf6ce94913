package dev.pipaccel.install;

import dev.pipaccel.environment.PythonRelease;
import dev.pipaccel.error.InstallException;

/// A script that calls an object of a module (spec "Entry points", use for scripts).
///
/// @param name its file name
/// @param module the module to import
/// @param callable the attributes to follow within it
record Launcher(String name, String module, String callable) {
  /// Reads an entry point in the way of pip's script maker, which ignores what follows the object
  /// reference.
  ///
  /// @throws InstallException if it names no callable
  static Launcher parse(String name, String value) throws InstallException {
    String reference = value.strip();
    int end = 0;
    while (end < reference.length() && isPart(reference, end)) {
      end++;
    }
    String object = reference.substring(0, end);
    int colon = object.indexOf(':');
    if (colon != object.lastIndexOf(':') || !areFlags(reference.substring(end))) {
      throw new InstallException("Invalid specification '%s = %s'".formatted(name, value));
    }
    if (colon < 0) {
      throw new InstallException(
          "Invalid script entry point: %s = %s - A callable suffix is required"
              .formatted(name, value),
          null,
          "See the specification of entry points, \"Use for scripts\"",
          null);
    }
    return new Launcher(fileName(name), object.substring(0, colon), object.substring(colon + 1));
  }

  /// Letters of words; colons and dots between two of them.
  private static boolean isPart(String text, int at) {
    char c = text.charAt(at);
    if (c != ':' && c != '.') {
      return isWord(c);
    }
    return at > 0
        && isWord(text.charAt(at - 1))
        && at + 1 < text.length()
        && isWord(text.charAt(at + 1));
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  /// Tells whether what follows the reference has no bracket, or is a list of extras.
  private static boolean areFlags(String rest) {
    if (rest.indexOf('[') < 0 && rest.indexOf(']') < 0) {
      return true;
    }
    String flags = rest.strip();
    return flags.startsWith("[")
        && flags.indexOf(']') > 1
        && flags.substring(1, flags.indexOf(']')).chars().allMatch(Launcher::isFlag);
  }

  private static boolean isFlag(int c) {
    return Character.isLetterOrDigit(c)
        || Character.isWhitespace(c)
        || c == '_'
        || c == '-'
        || c == '='
        || c == ',';
  }

  /// Of a name with spaces, pip's script maker takes the last word and the space before it.
  private static String fileName(String name) {
    for (int i = name.length() - 1; i > 0; i--) {
      if (Character.isWhitespace(name.charAt(i))) {
        return name.substring(i);
      }
    }
    return name;
  }

  /// Returns the script, byte for byte as the newest pip that serves the Python version writes it.
  String text(String shebang, PythonRelease version) {
    int dot = callable.indexOf('.');
    String imported = dot < 0 ? callable : callable.substring(0, dot);
    if (version.isAtLeast(3, 9)) {
      return shebang
          + "import sys\n"
          + "from "
          + module
          + " import "
          + imported
          + "\n"
          + "if __name__ == '__main__':\n"
          + "    sys.argv[0] = sys.argv[0].removesuffix('.exe')\n"
          + "    sys.exit("
          + callable
          + "())\n";
    }
    return shebang
        + "# -*- coding: utf-8 -*-\n"
        + "import re\n"
        + "import sys\n"
        + "from "
        + module
        + " import "
        + imported
        + "\n"
        + "if __name__ == '__main__':\n"
        + "    sys.argv[0] = re.sub(r'(-script\\.pyw|\\.exe)?$', '', sys.argv[0])\n"
        + "    sys.exit("
        + callable
        + "())\n";
  }
}
