package dev.pipaccel.index;

import dev.pipaccel.testkit.SdistBuilder;
import dev.pipaccel.testkit.WheelBuilder;
import dev.pipaccel.url.FileUrls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

final class FileIndexTest extends IndexSourceContract {
  @TempDir Path folder;

  @Override
  void offer(List<WheelBuilder> wheels, List<SdistBuilder> sdists) throws IOException {
    List<Path> files = new ArrayList<>();
    for (WheelBuilder wheel : wheels) {
      files.add(wheel.build(folder));
    }
    for (SdistBuilder sdist : sdists) {
      files.add(sdist.build(folder));
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      Path page =
          folder
              .resolve("simple")
              .resolve(name.substring(0, name.indexOf('-')).replace('_', '-'))
              .resolve("index.html");
      Files.createDirectories(page.getParent());
      String before = Files.exists(page) ? Files.readString(page) : "<!DOCTYPE html>\n";
      Files.writeString(page, before + "<a href=\"../../" + name + "\">" + name + "</a>\n");
    }
  }

  @Override
  IndexClient client() throws Exception {
    return setup.index(FileUrls.of(folder.resolve("simple")));
  }
}
