package dev.pipaccel.share;

import dev.pipaccel.http.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/// A store that several machines share. It is trusted with nothing: what comes from it is verified
/// by whoever asks. Safe for use by several threads; every call ends in a bounded time.
public interface CacheBackend extends AutoCloseable {
  /// Returns the place, for messages: without credentials.
  String name();

  /// Opens what lies under a key; empty if there is nothing.
  default Optional<Content> get(StoreKey key) throws BackendException {
    return get(key, 0);
  }

  /// Opens the rest of what lies under a key; empty if there is nothing.
  ///
  /// @param start how many bytes are left out, not more than there are
  Optional<Content> get(StoreKey key, long start) throws BackendException;

  /// Tells whether something lies under a key.
  boolean contains(StoreKey key) throws BackendException;

  /// Puts something under a key, in place of what is there.
  void put(StoreKey key, Payload payload) throws BackendException;

  /// Puts something under a key unless something is there. Where [#createsExclusively] is false two
  /// who do so at one time may both be told that they did.
  ///
  /// @return whether this call put it there
  boolean putIfAbsent(StoreKey key, Payload payload) throws BackendException;

  /// Removes what lies under a key, if anything does.
  void delete(StoreKey key) throws BackendException;

  /// Shows everything of one kind, in no order.
  ///
  /// @throws BackendException of the kind `UNSUPPORTED` if this store cannot tell
  void list(StoreKey.Kind kind, Visitor visitor) throws BackendException;

  /// Tells whether of several who create one thing at one time only one is told that it did.
  boolean createsExclusively();

  @Override
  void close();

  /// Takes what a listing shows.
  @FunctionalInterface
  interface Visitor {
    /// @param size in bytes
    /// @param modified when it was put there, by the store's clock
    void visit(StoreKey key, long size, Instant modified) throws BackendException;
  }

  /// Something that is being read.
  record Content(InputStream stream, Runnable release) implements AutoCloseable {
    /// A stream that is closed by itself.
    static Content of(InputStream stream) {
      return new Content(
          stream,
          () -> {
            try {
              stream.close();
            } catch (IOException e) {
              // What mattered has been read.
              return;
            }
          });
    }

    @Override
    public void close() {
      release.run();
    }
  }
}
