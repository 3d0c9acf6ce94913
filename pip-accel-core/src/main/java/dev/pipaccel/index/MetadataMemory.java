package dev.pipaccel.index;

import java.util.Optional;

/// Remembers the METADATA of wheels between runs. Safe for use by several threads; a failure to
/// remember is silent.
public interface MetadataMemory {
  /// Returns METADATA by its key: `sha256:<digest>` of the wheel, or its URL without credentials
  /// and a digest of another algorithm.
  ///
  /// @param url where what it describes lies
  Optional<byte[]> find(String key, String url);

  /// Remembers METADATA.
  ///
  /// @param url where what it describes lies; empty for what is nobody else's business
  void put(String key, byte[] metadata, String url);

  /// A memory that remembers nothing.
  static MetadataMemory none() {
    return new MetadataMemory() {
      @Override
      public Optional<byte[]> find(String key, String url) {
        return Optional.empty();
      }

      @Override
      public void put(String key, byte[] metadata, String url) {}
    };
  }
}
