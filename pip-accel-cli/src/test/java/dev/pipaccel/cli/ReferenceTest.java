package dev.pipaccel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Holds the committed pages against the table of options; with `-Dpipaccel.reference.write=true`
/// it writes them instead.
class ReferenceTest {
  @Test
  void referenceOfOptionsIsCurrent() throws IOException {
    check("docs/reference/options.md", ReferencePages.markdown());
  }

  @Test
  void manualPageIsCurrent() throws IOException {
    check("docs/man/pip-accel.1", ReferencePages.manual());
  }

  private static void check(String name, String content) throws IOException {
    Path file = repository().resolve(name);
    if (Boolean.getBoolean("pipaccel.reference.write")) {
      Files.writeString(file, content);
    }
    assertThat(file).as("run this test with -Dpipaccel.reference.write=true").hasContent(content);
  }

  /// Tests are run from the module's folder and from the repository's.
  private static Path repository() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("docs"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
