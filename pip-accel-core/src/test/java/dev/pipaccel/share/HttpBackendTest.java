package dev.pipaccel.share;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.http.TestTransport;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The contract on a server of the tests, or on the one that `pipaccel.http.url` names.
class HttpBackendTest extends BackendContract {
  private StoreServer server;

  @Override
  protected CacheBackend open(Path folder) throws Exception {
    server = StoreServer.overwriting();
    String url = System.getProperty("pipaccel.http.url", "");
    String base = url.isEmpty() ? server.url() : url + "/" + UUID.randomUUID() + "/";
    return new HttpBackend(base + "pip%20accel", HttpLayout.FOLDERS, new TestTransport().create());
  }

  @Test
  void missingFolderIsNoOtherWriter() throws Exception {
    server.behave(line -> line.startsWith("PUT") ? 409 : StoreServer.WELL);
    try (CacheBackend backend =
        new HttpBackend(server.url(), HttpLayout.FOLDERS, new TestTransport().create())) {
      assertThatThrownBy(() -> backend.putIfAbsent(key(StoreKey.Kind.LEASE, "a"), payload("token")))
          .isInstanceOf(BackendException.class)
          .hasMessageContaining("409");
    }
  }

  @AfterEach
  void close() {
    server.close();
  }
}
