package dev.pipaccel.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemovalListingTest {
  @TempDir Path folder;
  private final RemovedPaths paths = RemovedPaths.of("demo-1.0");

  @BeforeEach
  void write() throws IOException {
    owned("demo/__init__.py");
    owned("demo/sub/__init__.py");
    owned("demo/__pycache__/__init__.cpython-312.pyc");
    owned("demo-1.0.dist-info/METADATA");
    owned("demo-1.0.dist-info/licenses/LICENSE");
    owned("single.py");
    owned("plain/data.txt");
  }

  @Test
  void packagesAndMetadataAreShownAsAWhole() throws IOException {
    RemovalListing listing = RemovalListing.of(paths);

    assertThat(listing.removed())
        .containsExactly(
            folder + "/demo-1.0.dist-info/*",
            folder + "/demo/*",
            folder + "/plain/data.txt",
            folder + "/single.py");
    assertThat(listing.kept()).isEmpty();
  }

  @Test
  void filesOfOthersAreKept() throws IOException {
    Path mine = file("demo/sub/mine.txt");
    file("demo/sub/mine.pyc");
    file("plain/other.txt");

    assertThat(RemovalListing.of(paths).kept()).containsExactly(mine.toString());
  }

  @Test
  void eachPathIsListedOnceAndFoldersMoveAsAWhole() throws IOException {
    file("demo/mine.txt");

    assertThat(RemovalListing.each(paths.paths())).hasSize(7).contains(folder + "/single.py");
    assertThat(RemovalListing.moves(paths))
        .contains(folder + "/demo/sub/", folder + "/demo-1.0.dist-info/", folder + "/plain/")
        .contains(folder + "/demo/__init__.py", folder + "/single.py")
        .doesNotContain(folder + "/demo/");
  }

  private void owned(String name) throws IOException {
    paths.paths().add(file(name));
  }

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "");
  }
}
