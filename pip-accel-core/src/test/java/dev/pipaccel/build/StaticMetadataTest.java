package dev.pipaccel.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaticMetadataTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "2.1, '', false",
    "2.2, '', true",
    "2.4, 'Dynamic: Description', true",
    "2.2, 'Dynamic: Requires-Dist', false",
    "2.2, 'Dynamic: requires-python', false",
    "2.3, 'Dynamic: Provides-Extra', false",
    "2.3, 'Dynamic: Version', false",
    "10.0, '', true",
    "x, '', false",
  })
  void onlyNewMetadataWithFixedDependenciesIsStatic(String version, String line, boolean expected)
      throws Exception {
    write("Metadata-Version: %s\nName: a\nVersion: 1\n%s".formatted(version, line));

    assertThat(StaticMetadata.of(SourceTree.of(folder, "a")).isPresent()).isEqualTo(expected);
  }

  @Test
  void missingAndInvalidFilesGiveNothing() throws Exception {
    assertThat(StaticMetadata.of(SourceTree.of(folder, "a"))).isEmpty();
    write("Metadata-Version: 2.2\nName: a\nVersion: not one\n");
    assertThat(StaticMetadata.of(SourceTree.of(folder, "a"))).isEmpty();
  }

  private void write(String content) throws Exception {
    Files.writeString(folder.resolve("PKG-INFO"), content);
  }
}
