package dev.pipaccel.environment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// The key that a probe's answer is kept under: all that the answer follows from, as text. What
/// comes and goes without the key's knowing, such as `.pth` files, is in [PathFiles].
final class ProbeKey {
  /// To be raised with each change of what the probe asks.
  private static final String REVISION = "2";

  private static final List<Path> LOADERS =
      List.of(Path.of("/lib64"), Path.of("/lib"), Path.of("/usr/lib"));

  private ProbeKey() {}

  /// Makes the key of an interpreter; empty where its answers must not be kept, because it is a
  /// script or cannot be looked at.
  static Optional<String> of(Path python, Map<String, String> environment) {
    try {
      Path real = python.toRealPath();
      if (isScript(real)) {
        return Optional.empty();
      }
      List<String> parts = new ArrayList<>();
      parts.add(REVISION);
      parts.add(python.toAbsolutePath().toString());
      parts.add(state(real));
      parts.add(configuration(python));
      parts.add(variables(environment));
      for (Path folder : LOADERS) {
        parts.addAll(loaders(folder));
      }
      parts.add(content(Path.of("/etc/os-release")));
      // Markers name the kernel.
      parts.add(content(Path.of("/proc/sys/kernel/osrelease")));
      parts.add(content(Path.of("/proc/sys/kernel/version")));
      return Optional.of(String.join("\n", parts));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /// Returns path, identity, size and time of a file.
  static String state(Path file) throws IOException {
    return state(file, Files.readAttributes(file, BasicFileAttributes.class));
  }

  /// Returns the same from attributes that are known.
  static String state(Path file, BasicFileAttributes attributes) {
    return file
        + (" " + attributes.fileKey())
        + (" " + attributes.size())
        + (" " + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
  }

  private static boolean isScript(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] start = stream.readNBytes(2);
      return start.length == 2 && start[0] == '#' && start[1] == '!';
    }
  }

  private static String configuration(Path python) throws IOException {
    Path folder = python.toAbsolutePath().getParent();
    if (folder == null) {
      return "";
    }
    String beside = content(folder.resolve("pyvenv.cfg"));
    return beside.isEmpty() ? content(folder.resolveSibling("pyvenv.cfg")) : beside;
  }

  private static String variables(Map<String, String> environment) {
    Map<String, String> relevant = new TreeMap<>();
    environment.forEach((name, value) -> {
      if (name.startsWith("PYTHON") || name.equals("HOME") || name.equals("__PYVENV_LAUNCHER__")) {
        relevant.put(name, value);
      }
    });
    if (relevant.containsKey("PYTHONPATH")) {
      // Its entries may be relative.
      relevant.put("", Path.of("").toAbsolutePath().toString());
    }
    return relevant.toString();
  }

  private static List<String> loaders(Path folder) throws IOException {
    List<String> states = new ArrayList<>();
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || folder.endsWith("lib64")) {
      if (!Files.isDirectory(folder)) {
        return states;
      }
      for (String name : FolderNames.of(folder)) {
        if (name.startsWith("ld-") && name.contains(".so")) {
          states.add(state(folder.resolve(name)));
        }
      }
    }
    states.sort(String::compareTo);
    return states;
  }

  private static String content(Path file) throws IOException {
    return Files.isRegularFile(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
  }
}
