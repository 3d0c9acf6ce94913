package dev.pipaccel.pipeline;

import dev.pipaccel.index.MetadataMemory;
import dev.pipaccel.share.StoreKey;
import java.util.Optional;

/// Metadata remembered on this machine, and behind it that of the shared cache.
final class SharedMetadata implements MetadataMemory {
  private final MetadataMemory local;
  private final Sharing sharing;

  SharedMetadata(MetadataMemory local, Sharing sharing) {
    this.local = local;
    this.sharing = sharing;
  }

  @Override
  public Optional<byte[]> find(String key, String url) {
    Optional<byte[]> known = local.find(key, url);
    if (known.isPresent()) {
      if (sharing.mayGiveKept(key, url)) {
        sharing.cache().offer(key(key), known.get());
      }
      return known;
    }
    Optional<byte[]> shared = sharing.cache().record(key(key));
    shared.ifPresent(metadata -> local.put(key, metadata, ""));
    return shared;
  }

  @Override
  public void put(String key, byte[] metadata, String url) {
    local.put(key, metadata, url);
    if (sharing.mayGive(url)) {
      sharing.cache().offer(key(key), metadata);
    }
  }

  private static StoreKey key(String key) {
    return StoreKey.about(StoreKey.Kind.METADATA, key);
  }
}
