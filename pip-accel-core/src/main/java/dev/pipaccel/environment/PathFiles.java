package dev.pipaccel.environment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What else an interpreter's search path follows from: whether its site folders exist and which
/// `.pth` files lie in them. A probe's answer is kept together with this and is good as long as
/// this is the same.
final class PathFiles {
  private PathFiles() {}

  /// Describes the site folders as they are now, in one line.
  static String describe(List<Path> sites) throws IOException {
    List<String> parts = new ArrayList<>();
    for (Path site : sites) {
      if (!Files.isDirectory(site)) {
        continue;
      }
      parts.add(site.toString());
      List<String> files = new ArrayList<>();
      for (String name : FolderNames.of(site)) {
        if (name.endsWith(".pth")) {
          files.add(ProbeKey.state(site.resolve(name)));
        }
      }
      files.sort(String::compareTo);
      parts.addAll(files);
    }
    return String.join("\t", parts).replace('\n', ' ');
  }

  /// Puts the description before an answer.
  static byte[] join(String description, byte[] answer) {
    byte[] head = (description + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] whole = new byte[head.length + answer.length];
    System.arraycopy(head, 0, whole, 0, head.length);
    System.arraycopy(answer, 0, whole, head.length, answer.length);
    return whole;
  }
}
