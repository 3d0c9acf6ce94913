package dev.pipaccel.archive;

import dev.pipaccel.error.ArchiveException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The file under examination: its bytes, its name for messages and the rules that apply.
///
/// @param archive the file's name as the user knows it
record ZipInput(ByteSource source, String archive, Verification verification) {
  boolean isLenient() {
    return verification == Verification.LENIENT;
  }

  ArchiveException invalid(String reason) {
    return new ArchiveException("Invalid zip file " + archive + ": " + reason);
  }

  ArchiveException invalid(String entry, String reason) {
    return invalid("the entry '" + SafeEntryName.printable(entry) + "' " + reason);
  }

  /// Reads exactly `length` bytes; the buffer is little-endian and has an array.
  ByteBuffer read(long offset, int length) throws IOException, ArchiveException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    try {
      source.readFully(offset, buffer);
    } catch (EOFException e) {
      throw invalid("it ends too early");
    }
    return buffer.flip();
  }
}
