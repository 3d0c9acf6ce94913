package dev.pipaccel.model.record;

import dev.pipaccel.model.hash.Hash;
import java.util.Optional;
import java.util.OptionalLong;

/// One line of a RECORD file (spec "Recording installed projects").
///
/// @param path relative to the folder that holds the dist-info directory, or absolute; with `/`
/// @param hash `algorithm=urlsafe-base64-without-padding`, as found
/// @param size in bytes
public record RecordEntry(String path, Optional<String> hash, OptionalLong size) {
  /// Makes the entry of a file whose content is known.
  ///
  /// @param size in bytes
  public static RecordEntry of(String path, Hash hash, long size) {
    return new RecordEntry(path, Optional.of(hash.toRecord()), OptionalLong.of(size));
  }

  /// Makes the entry of a file without hash and size, such as RECORD itself and bytecode.
  public static RecordEntry ofPath(String path) {
    return new RecordEntry(path, Optional.empty(), OptionalLong.empty());
  }
}
