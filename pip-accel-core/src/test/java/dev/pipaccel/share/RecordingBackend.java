package dev.pipaccel.share;

import dev.pipaccel.http.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Notes what is deleted, in order.
final class RecordingBackend implements CacheBackend {
  private final CacheBackend backend;
  private final List<StoreKey> deleted = new ArrayList<>();

  RecordingBackend(CacheBackend backend) {
    this.backend = backend;
  }

  List<StoreKey> deleted() {
    return deleted;
  }

  @Override
  public String name() {
    return backend.name();
  }

  @Override
  public Optional<Content> get(StoreKey key, long start) throws BackendException {
    return backend.get(key, start);
  }

  @Override
  public boolean contains(StoreKey key) throws BackendException {
    return backend.contains(key);
  }

  @Override
  public void put(StoreKey key, Payload payload) throws BackendException {
    backend.put(key, payload);
  }

  @Override
  public boolean putIfAbsent(StoreKey key, Payload payload) throws BackendException {
    return backend.putIfAbsent(key, payload);
  }

  @Override
  public void delete(StoreKey key) throws BackendException {
    deleted.add(key);
    backend.delete(key);
  }

  @Override
  public void list(StoreKey.Kind kind, Visitor visitor) throws BackendException {
    backend.list(kind, visitor);
  }

  @Override
  public boolean createsExclusively() {
    return backend.createsExclusively();
  }

  @Override
  public void close() {
    backend.close();
  }
}
