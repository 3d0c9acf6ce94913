package dev.pipaccel.cache;

import dev.pipaccel.fs.FileTrees;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A folder of things that are worth keeping for a while, such as logs: it holds no more than a
/// number of them, and none that is older than a time.
record AgedFolder(Path folder, int most, Duration longest) {
  private record Entry(Path path, Instant time) {}

  /// Deletes what is too old or too much, the oldest first.
  void trim(Instant now) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        entries.add(
            new Entry(
                child, Files.getLastModifiedTime(child, LinkOption.NOFOLLOW_LINKS).toInstant()));
      }
    } catch (NoSuchFileException gone) {
      return;
    }
    entries.sort(Comparator.comparing(Entry::time));
    int surplus = entries.size() - most;
    for (Entry entry : entries) {
      if (surplus <= 0 && !entry.time().isBefore(now.minus(longest))) {
        return;
      }
      FileTrees.delete(entry.path());
      surplus--;
    }
  }
}
