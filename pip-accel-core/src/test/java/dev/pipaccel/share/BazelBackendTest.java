package dev.pipaccel.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.http.TestTransport;
import dev.pipaccel.share.StoreKey.Kind;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BazelBackendTest extends BackendContract {
  private StoreServer server;

  @Override
  protected CacheBackend open(Path folder) throws Exception {
    server = StoreServer.overwriting();
    return new HttpBackend(server.url(), HttpLayout.BAZEL, new TestTransport().create());
  }

  @Override
  protected boolean lists() {
    return false;
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void blobsLieByDigestAndRecordsByADigestOfTheirName(@org.junit.jupiter.api.io.TempDir Path other)
      throws Exception {
    try (CacheBackend backend = open(other)) {
      backend.put(key(Kind.BLOB, "a"), payload("a"));
      backend.put(key(Kind.BUILD, "a"), payload("a"));

      assertThat(server.files().keySet())
          .contains("/cas/" + key(Kind.BLOB, "a").digest())
          .allMatch(path -> path.matches("/(cas|ac)/[0-9a-f]{64}"));
      assertThatThrownBy(() -> backend.putIfAbsent(key(Kind.LEASE, "a"), payload("a")))
          .hasMessageContaining("deleted");
    }
  }
}
