package dev.pipaccel.install;

import dev.pipaccel.model.record.RecordEntry;
import java.nio.file.Path;
import java.util.List;

/// Where the content of a file comes from that is to be put in place.
sealed interface FileContent {
  /// A file of a store that already has the wanted mode, to be shared by a hard link.
  record Shared(Path source) implements FileContent {}

  /// A file of a store, to be copied: it may be edited where it goes, or it may not be shared, or
  /// it needs another mode.
  record Copied(Path source, int mode) implements FileContent {}

  /// A file that lies ready in the stage, to be moved.
  record Staged(Path source, int mode) implements FileContent {}

  /// Bytes, which no one changes; compared by identity.
  @SuppressWarnings("ArrayRecordComponent")
  record Written(byte[] bytes, int mode) implements FileContent {}

  /// RECORD, worked out when it is written: several are at a time.
  ///
  /// @param wheel the lines of the wheel's RECORD
  record Recorded(InstalledRecord record, List<RecordEntry> wheel, int mode)
      implements FileContent {}
}
