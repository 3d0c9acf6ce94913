package dev.pipaccel.pipeline;

import dev.pipaccel.error.MetadataException;
import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.metadata.CoreMetadata;

/// Reads core metadata files.
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
}
