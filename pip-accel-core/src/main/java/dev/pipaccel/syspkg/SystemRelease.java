package dev.pipaccel.syspkg;

import dev.pipaccel.config.ProcessFacts.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which system this is, as os-release says (freedesktop.org, "os-release").
///
/// @param id such as `debian`; `macos` on macOS, which has no such file
/// @param like what it is made of, nearest first
/// @param version such as `12`; empty for what is always the newest
/// @param title for people
record SystemRelease(String id, List<String> like, String version, String title) {
  private static final List<String> FILES = List.of("etc/os-release", "usr/lib/os-release");

  /// Copies the list.
  SystemRelease {
    like = List.copyOf(like);
  }

  /// Reads it.
  ///
  /// @param root of the file system
  static SystemRelease read(Path root, OperatingSystem system) {
    if (system == OperatingSystem.MACOS) {
      return new SystemRelease("macos", List.of(), "", "macOS");
    }
    for (String file : FILES) {
      try {
        return parse(Files.readAllLines(root.resolve(file)));
      } catch (IOException none) {
        // The next one may be there.
      }
    }
    return new SystemRelease("", List.of(), "", "unknown");
  }

  static SystemRelease parse(List<String> lines) {
    Map<String, String> values = new HashMap<>();
    for (String line : lines) {
      int equals = line.indexOf('=');
      if (equals > 0 && !line.startsWith("#")) {
        values.put(line.substring(0, equals).strip(), unquoted(line.substring(equals + 1).strip()));
      }
    }
    String id = values.getOrDefault("ID", "");
    String like = values.getOrDefault("ID_LIKE", "").strip();
    return new SystemRelease(
        id,
        like.isEmpty() ? List.of() : List.of(like.split("\\s+")),
        values.getOrDefault("VERSION_ID", ""),
        values.getOrDefault("PRETTY_NAME", id));
  }

  private static String unquoted(String value) {
    boolean quoted =
        value.length() > 1
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.charAt(value.length() - 1) == value.charAt(0);
    return (quoted ? value.substring(1, value.length() - 1) : value).replaceAll("\\\\(.)", "$1");
  }
}
