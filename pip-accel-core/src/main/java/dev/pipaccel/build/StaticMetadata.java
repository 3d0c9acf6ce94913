package dev.pipaccel.build;

import dev.pipaccel.error.MetadataException;
import dev.pipaccel.model.metadata.CoreMetadata;
import java.util.Optional;

/// Core metadata that a source distribution states and no build may change (PEP 643).
public final class StaticMetadata {
  private StaticMetadata() {}

  /// Returns the metadata of PKG-INFO where its version is at least 2.2 and what resolution needs
  /// is not dynamic. pip 26.3 runs the hook all the same; a backend that keeps to the standard
  /// gives the same answer.
  public static Optional<CoreMetadata> of(SourceTree tree) throws MetadataException {
    throw new UnsupportedOperationException(tree.toString());
  }
}
