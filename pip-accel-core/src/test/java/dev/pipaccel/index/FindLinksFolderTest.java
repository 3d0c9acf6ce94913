package dev.pipaccel.index;

import dev.pipaccel.testkit.SdistBuilder;
import dev.pipaccel.testkit.WheelBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

final class FindLinksFolderTest extends IndexSourceContract {
  @TempDir Path folder;

  @Override
  void offer(List<WheelBuilder> wheels, List<SdistBuilder> sdists) throws IOException {
    for (WheelBuilder wheel : wheels) {
      wheel.build(folder);
    }
    for (SdistBuilder sdist : sdists) {
      sdist.build(folder);
    }
  }

  @Override
  IndexClient client() throws Exception {
    return setup.client(List.of(), List.of(folder.toString()));
  }
}
