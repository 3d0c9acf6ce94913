package dev.pipaccel.index;

import dev.pipaccel.testkit.Fault;
import dev.pipaccel.testkit.LoopbackIndex;
import dev.pipaccel.testkit.SdistBuilder;
import dev.pipaccel.testkit.WheelBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

final class FindLinksPageTest extends IndexSourceContract {
  private LoopbackIndex server;

  @BeforeEach
  void start() throws IOException {
    server = LoopbackIndex.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  void offer(List<WheelBuilder> wheels, List<SdistBuilder> sdists) {
    var page = new StringBuilder("<html><body>");
    wheels.forEach(wheel -> page.append("<a href='" + wheel.fileName() + "'>x</a>"));
    sdists.forEach(sdist -> page.append("<a href='" + sdist.fileName() + "'>x</a>"));
    server.fault(
        "/links/", new Fault.Status(200, Map.of("Content-Type", "text/html"), page.toString()));
  }

  @Override
  IndexClient client() throws Exception {
    return setup.client(List.of(), List.of(server.url("/links/").toString()));
  }
}
