package dev.pipaccel.index;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.http.Transport;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.metadata.CoreMetadata;
import java.util.Optional;

/// Reads the core metadata of a file without fetching the file. Safe for use by several threads.
public final class MetadataReader {
  private final Transport transport;
  private final MetadataMemory memory;

  /// A reader over a transport and what is remembered.
  public MetadataReader(Transport transport, MetadataMemory memory) {
    this.transport = transport;
    this.memory = memory;
  }

  /// Returns the metadata that the `.metadata` companion of the file holds (PEP 658), else, for a
  /// wheel, its METADATA read by ranges; empty where only the whole file can tell.
  ///
  /// @throws PipAccelException if the companion does not have the digest that the index names, or
  ///   the metadata is malformed
  public Optional<CoreMetadata> metadata(ProjectFile file) throws PipAccelException {
    throw new UnsupportedOperationException(transport + " " + memory);
  }
}
