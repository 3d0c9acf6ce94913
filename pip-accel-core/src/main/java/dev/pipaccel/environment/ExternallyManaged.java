package dev.pipaccel.environment;

import dev.pipaccel.error.EnvironmentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Environments that another program manages and that installers must leave alone (PEP 668).
public final class ExternallyManaged {
  private static final String HINT =
      "If you believe this is a mistake, please contact your Python installation or OS distribution"
          + " provider. You can override this, at the risk of breaking your Python installation or"
          + " OS, by passing --break-system-packages";
  private static final String NO_MESSAGE =
      "Its owner gives no details. Use a virtual environment, or the package manager that this"
          + " Python came from.";

  private ExternallyManaged() {}

  /// Refuses to change an environment that is marked as managed by others.
  ///
  /// @param environment the variables of the process; those of the locale choose the message
  public static void check(Interpreter interpreter, Map<String, String> environment)
      throws EnvironmentException {
    if (interpreter.isVirtualEnvironment() || interpreter.standardLibrary().isEmpty()) {
      return;
    }
    Path marker = interpreter.standardLibrary().getFirst().resolve("EXTERNALLY-MANAGED");
    if (Files.isRegularFile(marker)) {
      throw new EnvironmentException(
          "This environment is externally managed",
          message(marker, environment).orElse(NO_MESSAGE),
          HINT,
          null);
    }
  }

  private static Optional<String> message(Path marker, Map<String, String> environment) {
    Map<String, String> section;
    try {
      section = section(Files.readString(marker, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
    for (String key : keys(language(environment))) {
      String message = section.get(key.toLowerCase(Locale.ROOT));
      if (message != null) {
        return Optional.of(message);
      }
    }
    return Optional.empty();
  }

  private static List<String> keys(String language) {
    List<String> keys = new ArrayList<>();
    if (!language.isEmpty()) {
      keys.add("Error-" + language);
      for (char separator : new char[] {'-', '_'}) {
        int end = language.indexOf(separator);
        if (end >= 0) {
          keys.add("Error-" + language.substring(0, end));
        }
      }
    }
    keys.add("Error");
    return keys;
  }

  private static String language(Map<String, String> environment) {
    for (String name : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        int end = value.indexOf('.');
        String language = end < 0 ? value : value.substring(0, end);
        return language.equals("C") || language.equals("POSIX") ? "" : language;
      }
    }
    return "";
  }

  /// Reads the `[externally-managed]` section in the way of Python's `configparser`: keys without
  /// regard to case, values that go on in indented lines.
  private static Map<String, String> section(String text) {
    Map<String, List<String>> values = new HashMap<>();
    boolean inside = false;
    List<String> value = new ArrayList<>();
    for (String line : text.split("\r\n|\r|\n", -1)) {
      String stripped = line.strip();
      if (stripped.startsWith("#") || stripped.startsWith(";")) {
        continue;
      }
      if (stripped.isEmpty()) {
        value.add("");
      } else if (Character.isWhitespace(line.charAt(0))) {
        value.add(stripped);
      } else if (stripped.startsWith("[") && stripped.endsWith("]")) {
        inside = stripped.equals("[externally-managed]");
        value = new ArrayList<>();
      } else {
        int equals = stripped.indexOf('=');
        int colon = stripped.indexOf(':');
        int end = equals < 0 || (colon >= 0 && colon < equals) ? colon : equals;
        value = new ArrayList<>();
        if (inside && end > 0) {
          value.add(stripped.substring(end + 1).strip());
          values.put(stripped.substring(0, end).strip().toLowerCase(Locale.ROOT), value);
        }
      }
    }
    Map<String, String> section = new HashMap<>();
    values.forEach((key, lines) -> section.put(key, String.join("\n", lines).stripTrailing()));
    return section;
  }
}
