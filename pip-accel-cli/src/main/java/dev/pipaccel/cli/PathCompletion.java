package dev.pipaccel.cli;

import dev.pipaccel.config.ProcessFacts;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Completes the word of a path.
record PathCompletion(ProcessFacts facts) {
  /// Returns the paths that begin like a word; folders end in a slash.
  ///
  /// @param kind `dir` for folders alone
  List<String> of(String word, String kind) {
    int slash = word.lastIndexOf('/');
    String folder = word.substring(0, slash + 1);
    String start = word.substring(slash + 1);
    List<String> paths = new ArrayList<>();
    try (DirectoryStream<Path> children =
        Files.newDirectoryStream(facts.workingDirectory().resolve(folder))) {
      for (Path child : children) {
        String name = child.getFileName().toString();
        if (name.startsWith(start)) {
          if (Files.isDirectory(child)) {
            paths.add(folder + name + "/");
          } else if (!kind.equals("dir") && Files.isRegularFile(child)) {
            paths.add(folder + name);
          }
        }
      }
    } catch (IOException | InvalidPathException unreadable) {
      // Nothing can be said of what is there.
      return List.of();
    }
    return paths;
  }
}
