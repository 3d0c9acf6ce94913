package dev.pipaccel.environment;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The names of what lies in a folder, as texts: a folder of a thousand entries is listed in each
/// run, and few of them need a path.
final class FolderNames {
  private FolderNames() {}

  /// Lists a folder, in the file system's order.
  static List<String> of(Path folder) throws IOException {
    int start = folder.resolve("x").toString().length() - 1;
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        names.add(child.toString().substring(start));
      }
    } catch (DirectoryIteratorException broken) {
      throw broken.getCause();
    }
    return names;
  }
}
