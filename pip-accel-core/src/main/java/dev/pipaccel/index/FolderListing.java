package dev.pipaccel.index;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.filename.SourceFilename;
import dev.pipaccel.model.filename.WheelFilename;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.url.FileUrls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What lies in a folder of `--find-links`: archives by project, and pages.
///
/// @param archives the URLs of the archives whose names are right
/// @param pages the URLs of the pages
record FolderListing(Map<PackageName, List<String>> archives, List<String> pages) {

  /// Reads a folder.
  static FolderListing of(Path folder) throws IOException {
    var archives = new HashMap<PackageName, List<String>>();
    var pages = new ArrayList<String>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.sorted().toList()) {
        String name = entry.getFileName().toString();
        if (Place.isHtml(name)) {
          pages.add(FileUrls.of(entry));
          continue;
        }
        project(name)
            .ifPresent(project ->
                archives.computeIfAbsent(project, _ -> new ArrayList<>()).add(FileUrls.of(entry)));
      }
    }
    return new FolderListing(archives, pages);
  }

  private static Optional<PackageName> project(String filename) {
    try {
      return Optional.of(
          filename.endsWith(".whl")
              ? WheelFilename.parse(filename).name()
              : SourceFilename.parse(filename).name());
    } catch (SyntaxException e) {
      return Optional.empty();
    }
  }
}
