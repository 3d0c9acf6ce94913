package dev.pipaccel.share;

import dev.pipaccel.http.TestTransport;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

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

  @AfterEach
  void close() {
    server.close();
  }
}
