package dev.pipaccel.pipeline;

import dev.pipaccel.error.MetadataException;
import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.metadata.CoreMetadata;
import java.nio.charset.StandardCharsets;

/// Reads and writes core metadata files.
final class MetadataFiles {
  private MetadataFiles() {}

  /// Reads METADATA or PKG-INFO.
  ///
  /// @param origin the file that it belongs to, for messages
  static CoreMetadata parse(byte[] content, String origin) throws MetadataException {
    try {
      return CoreMetadata.parse(content);
    } catch (SyntaxException e) {
      throw new MetadataException("Metadata of " + origin + " is invalid: " + e.getMessage(), e);
    }
  }

  /// Writes what installing needs of core metadata, for reading it back later.
  static byte[] format(CoreMetadata metadata) {
    var text = new StringBuilder();
    field(text, "Metadata-Version", metadata.metadataVersion());
    field(text, "Name", metadata.displayName());
    field(text, "Version", metadata.version().toString());
    metadata.requiresPython().ifPresent(range -> field(text, "Requires-Python", range.toString()));
    metadata.requiresDist().forEach(needed -> field(text, "Requires-Dist", needed.toString()));
    metadata.providesExtra().forEach(extra -> field(text, "Provides-Extra", extra.text()));
    return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void field(StringBuilder text, String name, String value) {
    text.append(name).append(": ").append(value).append('\n');
  }
}
