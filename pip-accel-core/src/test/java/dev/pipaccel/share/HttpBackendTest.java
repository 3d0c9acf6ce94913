package dev.pipaccel.share;

import dev.pipaccel.http.TestTransport;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;

class HttpBackendTest extends BackendContract {
  private StoreServer server;

  @Override
  protected CacheBackend open(Path folder) throws Exception {
    server = StoreServer.overwriting();
    return new HttpBackend(
        server.url() + "pip%20accel", HttpLayout.FOLDERS, new TestTransport().create());
  }

  @AfterEach
  void close() {
    server.close();
  }
}
