package dev.pipaccel.model.filename;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.model.name.PackageName;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceFilenameTest {
  @ParameterizedTest
  @CsvSource({
    "foo__bar-1.0, foo-bar, 1.0",
    "foo-bar-1.0-1, foo-bar, 1.0-1",
    "zope.interface-4.5, zope-interface, 4.5",
    "foo-1.0-py3.8, foo, 1.0-py3.8",
  })
  void versionFollowsTheProjectsName(String stem, String project, String version) {
    assertThat(SourceFilename.versionText(stem, PackageName.of(project))).contains(version);
  }

  @Test
  void anotherNameOrNoVersionIsNone() {
    PackageName project = PackageName.of("foo");

    assertThat(SourceFilename.versionText("bar-1.0", project)).isEqualTo(Optional.empty());
    assertThat(SourceFilename.versionText("foo-", project)).isEmpty();
    assertThat(SourceFilename.versionText("foo", project)).isEmpty();
  }
}
