package dev.pipaccel.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.config.IndexSettings;
import dev.pipaccel.http.Downloader;
import dev.pipaccel.http.Transport;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.name.PackageName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reads from the real index, over the network: not part of a build.
@Tag("live")
final class LiveIndexTest {
  @TempDir Path folder;

  @Test
  void realPageMetadataAndFileAreRead() throws Exception {
    var setup = new TestIndexes();
    System.getenv().forEach(setup.transport::variable);
    String url =
        Optional.ofNullable(System.getenv("PIP_INDEX_URL")).orElse(IndexSettings.DEFAULT_INDEX_URL);
    List<ProjectFile> files =
        setup.index(url).files(PackageName.of("six"), Freshness.REVALIDATE).files().all();
    ProjectFile wheel =
        files.stream()
            .filter(file -> file.filename().equals("six-1.16.0-py2.py3-none-any.whl"))
            .findFirst()
            .orElseThrow();

    try (Transport transport = setup.transport.create()) {
      var reader = new MetadataReader(transport, MetadataMemory.none(), WholeFiles.none());
      assertThat(reader.metadata(wheel).orElseThrow().version()).hasToString("1.16.0");
      new Downloader(transport, 5)
          .download(
              wheel.link(),
              folder.resolve(wheel.filename()),
              wheel.hashes(),
              wheel.size(),
              setup.transport.report());
    }

    assertThat(folder.resolve(wheel.filename())).isNotEmptyFile();
    assertThat(setup.transport.report().warnings()).isEmpty();
  }
}
