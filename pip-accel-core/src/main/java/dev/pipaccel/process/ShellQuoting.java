package dev.pipaccel.process;

import java.util.List;

/// Shows arguments the way a person would type them; nothing is ever run from such text.
final class ShellQuoting {
  private static final String HARMLESS = "@%+=:,./-_";

  private ShellQuoting() {}

  static String join(List<String> arguments) {
    StringBuilder line = new StringBuilder();
    for (String argument : arguments) {
      if (!line.isEmpty()) {
        line.append(' ');
      }
      line.append(isHarmless(argument) ? argument : quote(argument));
    }
    return line.toString();
  }

  private static boolean isHarmless(String argument) {
    return !argument.isEmpty()
        && argument
            .chars()
            .allMatch(c ->
                (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || HARMLESS.indexOf(c) >= 0);
  }

  private static String quote(String argument) {
    return "'" + argument.replace("'", "'\"'\"'") + "'";
  }
}
