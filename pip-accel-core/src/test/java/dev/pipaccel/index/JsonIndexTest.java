package dev.pipaccel.index;

import dev.pipaccel.testkit.LoopbackIndex;
import dev.pipaccel.testkit.SdistBuilder;
import dev.pipaccel.testkit.WheelBuilder;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class JsonIndexTest extends IndexSourceContract {
  private LoopbackIndex server;

  @BeforeEach
  void start() throws IOException {
    server = LoopbackIndex.start();
    server.simple().json(offersJson());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  boolean offersJson() {
    return true;
  }

  @Override
  void offer(List<WheelBuilder> wheels, List<SdistBuilder> sdists) {
    wheels.forEach(server.simple()::publish);
    sdists.forEach(server.simple()::publish);
  }

  @Override
  IndexClient client() throws Exception {
    return setup.index(server.simple().url());
  }
}
