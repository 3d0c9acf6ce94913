package dev.pipaccel.install;

import dev.pipaccel.environment.InstalledDistribution;
import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.record.RecordEntry;
import dev.pipaccel.model.record.RecordFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The files that an installation lists as its own, relative to the folder that its metadata lies
/// in: in RECORD, or in the `installed-files.txt` of old setuptools.
final class DeclaredFiles {
  private DeclaredFiles() {}

  /// Returns the listed files, empty if there is no list.
  static Optional<List<String>> of(InstalledDistribution distribution) throws IOException {
    Optional<String> record = distribution.read("RECORD");
    if (record.isPresent()) {
      return Optional.of(recorded(distribution, record.get()));
    }
    Optional<String> legacy = distribution.read("installed-files.txt");
    if (legacy.isEmpty()) {
      return Optional.empty();
    }
    String info = distribution.infoLocation().getFileName().toString();
    List<String> files = new ArrayList<>();
    for (String line : legacy.get().split("\r\n|\r|\n", -1)) {
      if (!line.isEmpty()) {
        // The old list is relative to the metadata folder.
        files.add(Path.of(info).resolve(line).normalize().toString());
      }
    }
    return Optional.of(files);
  }

  private static List<String> recorded(InstalledDistribution distribution, String record)
      throws IOException {
    List<String> files = new ArrayList<>();
    try {
      for (RecordEntry entry : RecordFile.parse(record)) {
        files.add(entry.path());
      }
    } catch (SyntaxException broken) {
      throw new IOException(
          "%s: %s".formatted(distribution.infoLocation().resolve("RECORD"), broken.getMessage()),
          broken);
    }
    return files;
  }
}
