package dev.pipaccel.environment;

import java.util.Optional;

/// Keeps what interpreters said, between runs. A store that fails behaves like an empty one.
public interface ProbeStore {
  /// Returns the record under a key.
  ///
  /// @param key any text; the store makes a safe name of it
  Optional<byte[]> find(String key);

  /// Keeps a record under a key, if it can.
  void add(String key, byte[] record);

  /// Returns a store that keeps nothing.
  static ProbeStore none() {
    return new ProbeStore() {
      @Override
      public Optional<byte[]> find(String key) {
        return Optional.empty();
      }

      @Override
      public void add(String key, byte[] record) {}
    };
  }
}
