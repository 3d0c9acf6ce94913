package dev.pipaccel.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.testkit.SdistBuilder;
import dev.pipaccel.testkit.WheelBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every kind of place must do alike, whichever way it names its files.
abstract class IndexSourceContract {
  static final PackageName PROJECT = PackageName.of("My.Project");

  final TestIndexes setup = new TestIndexes();

  /// Offers these files at the place.
  abstract void offer(List<WheelBuilder> wheels, List<SdistBuilder> sdists) throws Exception;

  abstract IndexClient client() throws Exception;

  private List<String> names(PackageName project) throws Exception {
    return client().files(project, Freshness.REVALIDATE).files().all().stream()
        .map(ProjectFile::filename)
        .toList();
  }

  @Test
  void allFilesOfTheProjectAreFound() throws Exception {
    offer(
        List.of(
            WheelBuilder.wheel("my_project", "1.0").module("m"),
            WheelBuilder.wheel("my_project", "1.1").module("m")),
        List.of(SdistBuilder.sdist("my_project", "1.1")));

    assertThat(names(PROJECT))
        .containsExactlyInAnyOrder(
            "my_project-1.0-py3-none-any.whl",
            "my_project-1.1-py3-none-any.whl",
            "my_project-1.1.tar.gz");
  }

  @Test
  void filesOfOtherProjectsAreNot() throws Exception {
    offer(
        List.of(
            WheelBuilder.wheel("my_project", "1.0").module("m"),
            WheelBuilder.wheel("other", "1.0").module("o")),
        List.of());

    assertThat(names(PROJECT)).containsExactly("my_project-1.0-py3-none-any.whl");
    assertThat(names(PackageName.of("other"))).containsExactly("other-1.0-py3-none-any.whl");
  }

  @Test
  void unknownProjectHasNoFiles() throws Exception {
    offer(List.of(WheelBuilder.wheel("other", "1.0").module("o")), List.of());

    assertThat(names(PROJECT)).isEmpty();
  }

  @Test
  void linksAreAbsolute() throws Exception {
    offer(List.of(WheelBuilder.wheel("my_project", "1.0").module("m")), List.of());

    assertThat(client().files(PROJECT, Freshness.REVALIDATE).files().all())
        .allMatch(file -> file.link().url().matches("(http|file)://.*\\.whl(#.*)?"));
  }

  @Test
  void whatWasSeenIsKnownWithoutConnections() throws Exception {
    offer(List.of(WheelBuilder.wheel("my_project", "1.0").module("m")), List.of());
    List<ProjectFile> seen = client().files(PROJECT, Freshness.REVALIDATE).files().all();

    setup.offline = true;
    var remembered = client().local(PROJECT);

    assertThat(remembered.orElseThrow().files().all()).isEqualTo(seen);
  }
}
