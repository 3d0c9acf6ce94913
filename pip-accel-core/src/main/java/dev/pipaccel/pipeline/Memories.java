package dev.pipaccel.pipeline;

import dev.pipaccel.cache.PageState;
import dev.pipaccel.cache.PageStore;
import dev.pipaccel.cache.RecordStore;
import dev.pipaccel.cache.StoredPage;
import dev.pipaccel.environment.ProbeStore;
import dev.pipaccel.index.MetadataMemory;
import dev.pipaccel.index.PageMemory;
import java.time.Instant;
import java.util.Optional;

/// Lets the packages that remember things between runs do so in the store.
final class Memories {
  private Memories() {}

  /// Interpreters' answers.
  static ProbeStore probes(RecordStore records) {
    return new ProbeStore() {
      @Override
      public Optional<byte[]> find(String key) {
        return records.find(key);
      }

      @Override
      public void add(String key, byte[] record) {
        records.put(key, record);
      }
    };
  }

  /// METADATA of wheels.
  static MetadataMemory metadata(RecordStore records) {
    return new MetadataMemory() {
      @Override
      public Optional<byte[]> find(String key, String url) {
        return records.find(key);
      }

      @Override
      public void put(String key, byte[] metadata, String url) {
        records.put(key, metadata);
      }
    };
  }

  /// Index pages.
  static PageMemory pages(PageStore pages) {
    return new PageMemory() {
      @Override
      public Optional<StoredPage> find(String url) {
        return pages.find(url);
      }

      @Override
      public Optional<PageState> state(String url) {
        return pages.state(url);
      }

      @Override
      public void put(String url, StoredPage page) {
        pages.put(url, page);
      }

      @Override
      public void refresh(String url, Instant fetchedAt) {
        pages.confirm(url, fetchedAt);
      }
    };
  }
}
