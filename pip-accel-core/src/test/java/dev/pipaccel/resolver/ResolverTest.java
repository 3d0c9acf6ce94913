package dev.pipaccel.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.config.UpgradeStrategy;
import dev.pipaccel.error.CancelledException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.name.ExtraName;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.resolver.Universe.FileFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResolverTest {
  private static List<String> names(Resolution resolution) {
    return resolution.install().stream().map(pin -> pin.name() + "-" + pin.version()).toList();
  }

  private static Pin pin(Resolution resolution, String name) {
    return resolution.install().stream()
        .filter(pin -> pin.name().equals(PackageName.of(name)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void newestVersionsThatFitTogetherAreChosen() throws PipAccelException {
    var universe =
        new Universe()
            .wheel("a", "2.0", "c<2")
            .wheel("a", "1.0")
            .wheel("b", "1.0", "c>=1.5")
            .wheel("c", "1.0")
            .wheel("c", "1.7")
            .wheel("c", "2.0");

    Resolution resolution = new Requests(universe).root("a", "b").resolve();

    assertThat(names(resolution)).containsExactlyInAnyOrder("a-2.0", "b-1.0", "c-1.7");
  }

  @Test
  void dependenciesGoFirstAndTiesAreBrokenByDescendingName() throws PipAccelException {
    var universe =
        new Universe()
            .wheel("app", "1", "mid-a", "mid-b")
            .wheel("mid-a", "1", "leaf")
            .wheel("mid-b", "1", "leaf")
            .wheel("leaf", "1");

    Resolution resolution = new Requests(universe).root("app").resolve();

    assertThat(names(resolution)).containsExactly("leaf-1", "mid-b-1", "mid-a-1", "app-1");
  }

  @Test
  void cyclesDoNotKeepAnythingFromBeingOrdered() throws PipAccelException {
    var universe =
        new Universe()
            .wheel("a", "1", "b")
            .wheel("b", "1", "c")
            .wheel("c", "1", "a", "leaf")
            .wheel("leaf", "1");

    Resolution resolution = new Requests(universe).root("a").resolve();

    assertThat(names(resolution)).containsExactly("leaf-1", "c-1", "b-1", "a-1");
  }

  @Test
  void onlyWhatTheUserNamesIsRequested() throws PipAccelException {
    var universe = new Universe().wheel("a", "1", "b", "c").wheel("b", "1").wheel("c", "1");

    Resolution resolution = new Requests(universe).root("a", "b").resolve();

    assertThat(pin(resolution, "a").requested()).isTrue();
    assertThat(pin(resolution, "b").requested()).isTrue();
    assertThat(pin(resolution, "c").requested()).isFalse();
  }

  @Test
  void aPinTellsWhoAskedForIt() throws PipAccelException {
    var universe = new Universe().wheel("a", "1", "b>=1").wheel("b", "1", "c").wheel("c", "1");

    Resolution resolution = new Requests(universe).rootFromFile("a==1", 3).resolve();

    assertThat(pin(resolution, "c").requiredBy())
        .containsExactly("b>=1", "a==1", "-r requirements.txt (line 3)");
    assertThat(pin(resolution, "a").requiredBy()).containsExactly("-r requirements.txt (line 3)");
  }

  @Test
  void theRequirementInWorkIsSaid() throws PipAccelException {
    var universe = new Universe().wheel("a", "1", "b>=1").wheel("b", "1");
    var requests = new Requests(universe).rootFromFile("a==1", 1);

    requests.resolve();

    assertThat(requests.report.said)
        .containsExactly(
            "Collecting a==1 (from -r requirements.txt (line 1))",
            "Collecting b>=1 (from a==1->-r requirements.txt (line 1))");
  }

  @Test
  void extrasBringTheirDependenciesAndAreRecorded() throws PipAccelException {
    var universe =
        new Universe()
            .wheel("a", "1", "b", "c; extra == 'fast'", "d; extra == 'slow'")
            .wheel("b", "1")
            .wheel("c", "1")
            .wheel("d", "1");

    Resolution resolution = new Requests(universe).root("a[fast]").resolve();

    assertThat(names(resolution)).containsExactlyInAnyOrder("a-1", "b-1", "c-1");
    assertThat(pin(resolution, "a").extras()).containsExactly(ExtraName.of("fast"));
    assertThat(pin(resolution, "a").requested()).isTrue();
  }

  @Test
  void anUnknownExtraIsOnlyWarnedAbout() throws PipAccelException {
    var requests = new Requests(new Universe().wheel("a", "1")).root("a[nothing]");

    Resolution resolution = requests.resolve();

    assertThat(names(resolution)).containsExactly("a-1");
    assertThat(requests.report.warnings)
        .containsExactly("a 1 does not provide the extra 'nothing'");
  }

  @Test
  void theBestWheelOfAVersionGoesBeforeItsSource() throws PipAccelException {
    var universe =
        new Universe()
            .sdist("a", "1")
            .wheel("a", "1")
            .file(new FileFacts("a-1-cp312-cp312-manylinux_2_17_x86_64.whl", "a", "1"))
            .file(new FileFacts("a-1-2-cp312-cp312-manylinux_2_17_x86_64.whl", "a", "1"))
            .file(new FileFacts("a-1-10-cp312-cp312-manylinux_2_17_x86_64.whl", "a", "1"))
            .file(new FileFacts("a-1-cp311-cp311-manylinux_2_17_x86_64.whl", "a", "1"));

    Resolution resolution = new Requests(universe).root("a").resolve();

    assertThat(filename(pin(resolution, "a")))
        .isEqualTo("a-1-10-cp312-cp312-manylinux_2_17_x86_64.whl");
  }

  private static String filename(Pin pin) {
    return switch (pin.origin()) {
      case Origin.FromIndex(var file) -> file.filename();
      case Origin.Direct(var source) -> source.link().filename();
    };
  }

  @Test
  void aNewerSourceGoesBeforeAnOlderWheelUnlessBinariesArePreferred() throws PipAccelException {
    var universe = new Universe().wheel("a", "1").sdist("a", "2");

    Resolution standard = new Requests(universe).root("a").resolve();
    Resolution binary =
        new Requests(universe).root("a").set(requests -> requests.preferBinary = true).resolve();

    assertThat(filename(pin(standard, "a"))).isEqualTo("a-2.tar.gz");
    assertThat(filename(pin(binary, "a"))).isEqualTo("a-1-py3-none-any.whl");
  }

  @Test
  void aYankedFileIsChosenForAPinOnlyAndWarnedAbout() throws PipAccelException {
    var universe =
        new Universe()
            .wheel("a", "1")
            .file(new FileFacts("a-2-py3-none-any.whl", "a", "2").yanked("broken"));
    var pinned = new Requests(universe).root("a==2");

    assertThat(names(new Requests(universe).root("a").resolve())).containsExactly("a-1");
    assertThat(names(pinned.resolve())).containsExactly("a-2");
    assertThat(pinned.report.warnings)
        .singleElement()
        .asString()
        .startsWith("The candidate selected for download or install is a yanked version: 'a'")
        .endsWith("\nReason for being yanked: broken");
  }

  @Test
  void invalidMetadataIsPassedOverWithOneWarning() throws PipAccelException {
    var universe =
        new Universe()
            .wheel("a", "1")
            .file(
                new FileFacts("a-2-py3-none-any.whl", "a", "2")
                    .metadata(
                        "Metadata-Version: 2.1\nName: a\nVersion: 2\nRequires-Dist: b>=1.0.*\n"));
    var requests = new Requests(universe).root("a");

    Resolution resolution = requests.resolve();

    assertThat(names(resolution)).containsExactly("a-1");
    assertThat(requests.report.warnings)
        .singleElement()
        .asString()
        .startsWith("Ignoring version 2 of a since it has invalid metadata:\nRequested a from ");
  }

  @Test
  void metadataOfAnotherVersionIsDiscarded() throws PipAccelException {
    var universe =
        new Universe()
            .wheel("a", "1")
            .file(
                new FileFacts("a-2-py3-none-any.whl", "a", "2")
                    .metadata("Metadata-Version: 2.1\nName: a\nVersion: 3\n"));
    var requests = new Requests(universe).root("a");

    Resolution resolution = requests.resolve();

    assertThat(names(resolution)).containsExactly("a-1");
    assertThat(requests.report.said)
        .contains(
            "Discarding https://index.example/files/a-2-py3-none-any.whl (from"
                + " https://index.example/simple/a/): Requested a from"
                + " https://index.example/files/a-2-py3-none-any.whl has inconsistent version:"
                + " expected '2', but metadata has '3'");
  }

  @Test
  void filesUploadedTooLateDoNotCount() throws PipAccelException {
    var universe =
        new Universe()
            .file(new FileFacts("a-1.tar.gz", "a", "1").uploaded("2024-01-01T00:00:00Z"))
            .file(new FileFacts("a-2.tar.gz", "a", "2").uploaded("2024-02-01T00:00:00Z"));

    Resolution resolution =
        new Requests(universe)
            .root("a")
            .set(requests ->
                requests.uploadedPriorTo = Optional.of(Instant.parse("2024-02-01T00:00:00Z")))
            .resolve();

    assertThat(names(resolution)).containsExactly("a-1");
  }

  @Test
  void withoutDependenciesOnlyTheNamedProjectsAreChosen() throws PipAccelException {
    var universe = new Universe().wheel("a", "1", "b").wheel("b", "1");

    Resolution resolution =
        new Requests(universe).root("a").set(requests -> requests.noDependencies = true).resolve();

    assertThat(names(resolution)).containsExactly("a-1");
  }

  @Test
  void onlyDependenciesLeavesOutTheNamedProjects() throws PipAccelException {
    var universe = new Universe().wheel("a", "1", "b").wheel("b", "1");

    Resolution resolution =
        new Requests(universe)
            .root("a[x]")
            .set(requests -> requests.onlyDependencies = true)
            .resolve();

    assertThat(names(resolution)).containsExactly("b-1");
  }

  @Test
  void constraintsLimitWithoutAskingForAnything() throws PipAccelException {
    var universe =
        new Universe().wheel("a", "1", "b").wheel("b", "1").wheel("b", "2").wheel("c", "1");

    Resolution resolution = new Requests(universe).root("a").constraint("b<2", "c==1").resolve();

    assertThat(names(resolution)).containsExactly("b-1", "a-1");
  }

  @Test
  void aConstraintMayNameTheArchive() throws PipAccelException {
    var universe = new Universe().wheel("a", "1", "b>=1").wheel("b", "1").wheel("b", "2");

    Resolution resolution =
        new Requests(universe)
            .root("a")
            .constraint("b @ " + Universe.FILES + "b-1-py3-none-any.whl")
            .resolve();

    assertThat(names(resolution)).containsExactly("b-1", "a-1");
    assertThat(pin(resolution, "b").origin()).isInstanceOf(Origin.Direct.class);
  }

  @Test
  void aConstraintsHashesMakeTheChosenFilePinned() throws PipAccelException {
    Hash hash = Universe.sha256("a-1-py3-none-any.whl");
    var universe = new Universe().wheel("a", "1").wheel("a", "2");

    Resolution resolution =
        new Requests(universe).root("a").constraint("a --hash=" + hash).resolve();

    assertThat(names(resolution)).containsExactly("a-1");
    assertThat(pin(resolution, "a").hashes()).containsExactly(hash);
  }

  @Test
  void pagesOfAllRootsAreAskedForAtOnce() throws PipAccelException {
    var universe = new Universe().wheel("a", "1").wheel("b", "1").wheel("c", "1");

    new Requests(universe).root("b", "a", "c").resolve();

    assertThat(universe.prefetched)
        .containsExactly(PackageName.of("a"), PackageName.of("b"), PackageName.of("c"));
  }

  @Test
  void anInterruptEndsTheSearch() {
    var universe = new Universe().wheel("a", "1");

    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> new Requests(universe).root("a").resolve())
          .isInstanceOf(CancelledException.class);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void noSourceIsBuiltForAGuess() throws PipAccelException {
    var universe = new Universe().sdist("a", "2").sdist("a", "1").wheel("b", "1", "a<2");

    new Requests(universe).root("b").resolve();

    assertThat(universe.metadataQuestions).containsExactly("b-1-py3-none-any.whl", "a-1.tar.gz");
  }

  @Test
  void whatAChosenWheelNeedsIsAskedForAheadOfTheSearch() throws PipAccelException {
    var universe =
        new Universe()
            .sdist("slow", "1")
            .wheel("a", "1", "b")
            .wheel("b", "1", "c")
            .wheel("c", "1")
            .waiting("slow-1.tar.gz", "c-1-py3-none-any.whl");

    Resolution resolution = new Requests(universe.givingEarly()).root("slow", "a").resolve();

    assertThat(names(resolution)).containsExactlyInAnyOrder("slow-1", "c-1", "b-1", "a-1");
    assertThat(universe.metadataQuestions).containsExactly("slow-1.tar.gz");
  }

  @Test
  void onlyWhatTheSearchLookedAtIsSaidToBeSearched() throws PipAccelException {
    var universe =
        new Universe()
            .sdist("app", "1", "a<2")
            .wheel("a", "2", "guessed")
            .wheel("a", "1")
            .wheel("guessed", "1")
            .waiting("app-1.tar.gz", "guessed-1-py3-none-any.whl");

    new Requests(universe.givingEarly()).root("app", "a").resolve();

    assertThat(universe.listed).contains(PackageName.of("guessed"));
    assertThat(universe.searched).containsOnly(PackageName.of("app"), PackageName.of("a"));
  }

  @Test
  void olderVersionsAreAskedForAheadOfASearchThatGoesDown() throws PipAccelException {
    var universe = new Universe().wheel("b", "1");
    for (int minor = 9; minor > 0; minor--) {
      universe.wheel("a", "1." + minor, "b>1");
    }
    universe.wheel("a", "1.0", "b").sdist("a", "1.0.1");
    universe.waiting("a-1.7-py3-none-any.whl", "a-1.4-py3-none-any.whl");

    Resolution resolution = new Requests(universe).root("a!=1.0.1", "b").resolve();

    assertThat(names(resolution)).containsExactly("b-1", "a-1.0");
    assertThat(universe.isAskedForEarly("a-1.0.1.tar.gz")).isFalse();
  }

  @Test
  void failureOfAGuessIsSilent() throws PipAccelException {
    var universe =
        new Universe()
            .wheel("a", "1", "b<2", "c")
            .wheel("b", "1")
            .wheel("c", "1", "b")
            .file(new FileFacts("b-2-py3-none-any.whl", "b", "2").failing());

    Resolution resolution = new Requests(universe.givingEarly()).root("a").resolve();

    assertThat(names(resolution)).containsExactly("b-1", "c-1", "a-1");
  }

  @Test
  void searchingOnIsSaid() throws PipAccelException {
    var universe = new Universe().wheel("b", "1").wheel("c", "1", "b<1");
    for (int minor = 0; minor < 9; minor++) {
      universe.wheel("a", "1." + minor, "b>1");
    }
    universe.wheel("a", "0.1");
    var requests = new Requests(universe).root("a");

    Resolution resolution = requests.resolve();

    assertThat(names(resolution)).containsExactly("a-0.1");
    assertThat(requests.report.said)
        .contains(
            "INFO: pip is looking at multiple versions of a to determine which version is"
                + " compatible with other requirements. This could take a while.",
            "INFO: pip is still looking at multiple versions of a to determine which version is"
                + " compatible with other requirements. This could take a while.");
  }

  @Test
  void upgradingEagerlyReplacesDependenciesToo() throws PipAccelException {
    var universe =
        new Universe().wheel("a", "1", "b").wheel("a", "2", "b").wheel("b", "1").wheel("b", "2");

    Resolution ifNeeded = upgrade(universe, UpgradeStrategy.ONLY_IF_NEEDED);
    Resolution eager = upgrade(universe, UpgradeStrategy.EAGER);

    assertThat(names(ifNeeded)).containsExactly("a-2");
    assertThat(names(eager)).containsExactly("b-2", "a-2");
    assertThat(pin(eager, "b").replaces()).isPresent();
  }

  private static Resolution upgrade(Universe universe, UpgradeStrategy strategy)
      throws PipAccelException {
    return new Requests(universe)
        .root("a")
        .installed("a", "1")
        .installed("b", "1")
        .set(requests -> requests.upgradeStrategy = strategy)
        .resolve();
  }
}
