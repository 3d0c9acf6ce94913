package dev.pipaccel.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.ResolutionException;
import dev.pipaccel.resolver.Universe.FileFacts;
import org.junit.jupiter.api.Test;

class ConflictReportTest {
  private static ResolutionException failure(Requests requests) {
    try {
      requests.resolve();
    } catch (ResolutionException e) {
      return e;
    } catch (PipAccelException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("nothing failed");
  }

  @Test
  void anUnknownProjectHasNoVersions() {
    ResolutionException failure = failure(new Requests(new Universe()).root("nothing>=1"));

    assertThat(failure)
        .hasMessage(
            "Could not find a version that satisfies the requirement nothing>=1 (from versions:"
                + " none)");
    assertThat(failure.conclusion()).contains("No matching distribution found for nothing>=1");
    assertThat(failure.hint())
        .contains("No place that was searched has files of nothing; check the name");
  }

  @Test
  void theVersionsThatExistAreNamed() {
    var universe = new Universe().wheel("a", "1.10").wheel("a", "1.9").sdist("a", "1.9");

    ResolutionException failure = failure(new Requests(universe).root("a>2; python_version>'3'"));

    assertThat(failure)
        .hasMessage(
            "Could not find a version that satisfies the requirement a>2 (from versions: 1.9,"
                + " 1.10)");
  }

  @Test
  void aMissingDependencyNamesWhoNeedsIt() {
    var universe = new Universe().wheel("a", "1", "b>=2").wheel("b", "1");

    ResolutionException failure = failure(new Requests(universe).root("a"));

    assertThat(failure)
        .hasMessage(
            "Could not find a version that satisfies the requirement b>=2 (from a) (from versions:"
                + " 1)");
  }

  @Test
  void aPreReleaseThatOnlyFinalsHideIsHintedAt() {
    var universe = new Universe().wheel("a", "2.0rc1").wheel("a", "1.0");
    var requests =
        new Requests(universe)
            .root("a>1")
            .set(each -> each.releases = each.releases.withOnlyFinal(":all:"));

    ResolutionException failure = failure(requests);

    assertThat(failure).hasMessageStartingWith("Could not find a final version that satisfies");
    assertThat(failure.hint())
        .contains("The pre-release 2.0rc1 of a would fit; --only-final rules it out");
  }

  @Test
  void aYankedVersionIsHintedAt() {
    var universe =
        new Universe()
            .wheel("a", "1.0")
            .file(new FileFacts("a-2.0-py3-none-any.whl", "a", "2.0").yanked(""));

    ResolutionException failure = failure(new Requests(universe).root("a>1"));

    assertThat(failure.detail()).contains("Ignored the following yanked versions: 2.0");
    assertThat(failure.hint())
        .contains("The yanked version 2.0 of a would fit; a==2.0 asks for it");
  }

  @Test
  void wheelsForOthersAreHintedAt() {
    var universe = new Universe().file(new FileFacts("a-1-cp311-cp311-win_amd64.whl", "a", "1"));

    ResolutionException failure = failure(new Requests(universe).root("a"));

    assertThat(failure.hint().orElseThrow())
        .isEqualTo(
            "No wheel of a fits this interpreter (cp312-cp312-linux_x86_64); there are some for"
                + " cp311-cp311-win_amd64");
  }

  @Test
  void anotherPythonIsNamed() {
    var universe =
        new Universe()
            .file(new FileFacts("a-1-py3-none-any.whl", "a", "1").requiresPython(">=3.14,<4"));

    ResolutionException failure = failure(new Requests(universe).root("a"));

    assertThat(failure.detail().orElseThrow())
        .contains(
            "Ignored the following versions that require a different python version: 1"
                + " Requires-Python <4,>=3.14");
  }

  @Test
  void aRequiresPythonThatOnlyTheMetadataHasIsNamed() {
    var universe =
        new Universe()
            .file(
                new FileFacts("a-1-py3-none-any.whl", "a", "1")
                    .metadata(
                        "Metadata-Version: 2.1\nName: a\nVersion: 1\nRequires-Python: >=3.14\n"));

    ResolutionException failure = failure(new Requests(universe).root("a"));

    assertThat(failure)
        .hasMessage("Package 'a' requires a different Python: 3.12.1 not in '>=3.14'");
  }

  @Test
  void aConflictNamesItsPartners() {
    var universe =
        new Universe()
            .wheel("a", "1", "c<2")
            .wheel("b", "1", "c>=2")
            .wheel("c", "1")
            .wheel("c", "2");

    ResolutionException failure = failure(new Requests(universe).root("a", "b"));

    assertThat(failure)
        .hasMessage(
            "Cannot install a==1 and b==1 because these package versions have conflicting"
                + " dependencies.");
    assertThat(failure.detail().orElseThrow())
        .contains("The conflict is caused by:\n    a 1 depends on c<2\n    b 1 depends on c>=2")
        .contains("Because a 1 needs c<2 and b 1 needs c>=2, a 1 and b 1 cannot be used together\n")
        .contains("To fix this you could try to:");
    assertThat(failure.conclusion().orElseThrow()).startsWith("ResolutionImpossible: for help");
  }

  @Test
  void aConstraintInAConflictIsNamed() {
    var universe = new Universe().wheel("a", "1", "b>=2").wheel("b", "1").wheel("b", "2");

    ResolutionException failure =
        failure(new Requests(universe).rootFromFile("a", 7).constraint("b<2"));

    assertThat(failure)
        .hasMessage(
            "Cannot install -r requirements.txt (line 7) because these package versions have"
                + " conflicting dependencies.");
    assertThat(failure.detail().orElseThrow())
        .contains(
            "The conflict is caused by:\n"
                + "    a 1 depends on b>=2\n"
                + "    The user requested (constraint) b<2");
  }

  @Test
  void constraintsThatPipRefusesAreRefused() {
    var requests = new Requests(new Universe().wheel("a", "1")).root("a").constraint("a[x]==1");

    assertThat(catchThrowable(requests::resolve)).hasMessage("Constraints cannot have extras");
  }
}
