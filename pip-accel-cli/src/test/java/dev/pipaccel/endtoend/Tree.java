package dev.pipaccel.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What lies below a folder.
final class Tree {
  // The first line of a script names the environment, so the environment's path is in its digest.
  private static final Pattern SCRIPT =
      Pattern.compile("^([./]+/bin/[^,]+),sha256=[^,]+,\\d+$", Pattern.MULTILINE);

  private Tree() {}

  /// Returns the relative paths of everything, sorted.
  static List<String> names(Path folder) throws IOException {
    return List.copyOf(facts(folder).keySet());
  }

  /// Returns each path with its mode and a digest of its content in which the folder's own path
  /// does not count. Of bytecode only the presence counts, since it holds its source's time.
  static Map<String, String> facts(Path folder) throws IOException {
    Map<String, String> facts = new TreeMap<>();
    List<Path> paths;
    try (var walk = Files.walk(folder)) {
      paths = new ArrayList<>(walk.toList());
    }
    paths.remove(folder);
    for (Path path : paths) {
      facts.put(folder.relativize(path).toString(), fact(path, folder));
    }
    return facts;
  }

  /// Returns a line for each path that differs, so that a failed comparison can be read.
  static List<String> differences(Map<String, String> left, Map<String, String> right) {
    Set<String> paths = new TreeSet<>(left.keySet());
    paths.addAll(right.keySet());
    return paths.stream()
        .filter(path -> !Objects.equals(left.get(path), right.get(path)))
        .map(path -> path + ": " + left.get(path) + " / " + right.get(path))
        .toList();
  }

  private static String fact(Path path, Path folder) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return "-> " + Files.readSymbolicLink(path);
    }
    String mode =
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    if (Files.isDirectory(path)) {
      return mode;
    }
    if (path.toString().endsWith(".pyc")) {
      return mode + " bytecode";
    }
    String content = Files.readString(path, StandardCharsets.ISO_8859_1);
    if (path.endsWith("RECORD")) {
      content = SCRIPT.matcher(content).replaceAll("$1");
    }
    return mode + ' ' + digest(content.replace(folder.toString(), "ROOT"));
  }

  private static String digest(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(content.getBytes(StandardCharsets.ISO_8859_1));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
