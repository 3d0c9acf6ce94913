package dev.pipaccel.archive;

import dev.pipaccel.error.ArchiveException;
import java.io.IOException;

/// Carries an [ArchiveException] through the methods of a stream.
final class CorruptEntryException extends IOException {
  private final transient ArchiveException reason;

  CorruptEntryException(ArchiveException reason) {
    super(reason.getMessage(), reason);
    this.reason = reason;
  }

  ArchiveException reason() {
    return reason;
  }
}
