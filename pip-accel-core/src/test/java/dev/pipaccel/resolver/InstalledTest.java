package dev.pipaccel.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.error.PipAccelException;
import org.junit.jupiter.api.Test;

class InstalledTest {
  @Test
  void whatFitsStaysAndNoPageIsRead() throws PipAccelException {
    var universe = new Universe().wheel("a", "1", "b>=1").wheel("a", "2").wheel("b", "1");
    var requests =
        new Requests(universe).rootFromFile("a>=1", 2).installed("a", "1").installed("b", "1");

    Resolution resolution = requests.resolve();

    assertThat(resolution.install()).isEmpty();
    assertThat(resolution.kept()).extracting(InstalledPackage::name).hasSize(2);
    assertThat(universe.listed).isEmpty();
    assertThat(requests.report.said)
        .containsExactly(
            "Requirement already satisfied: a>=1 in /env/lib (from -r requirements.txt (line 2))"
                + " (1)",
            "Requirement already satisfied: b>=1 in /env/lib (from a>=1->-r requirements.txt (line"
                + " 2)) (1)");
  }

  @Test
  void whatDoesNotFitIsReplaced() throws PipAccelException {
    var universe = new Universe().wheel("a", "1").wheel("a", "2");

    Resolution resolution = new Requests(universe).root("a>1").installed("a", "1").resolve();

    assertThat(resolution.install().getFirst().version()).hasToString("2");
    assertThat(resolution.install().getFirst().replaces()).isPresent();
  }

  @Test
  void reinstallingByForceTakesTheNewestAndReplaces() throws PipAccelException {
    var universe = new Universe().wheel("a", "1");

    Resolution resolution =
        new Requests(universe)
            .root("a")
            .installed("a", "1")
            .set(requests -> requests.forceReinstall = true)
            .resolve();

    assertThat(resolution.install().getFirst().replaces()).isPresent();
  }

  @Test
  void ignoringWhatIsInstalledReplacesNothing() throws PipAccelException {
    var universe = new Universe().wheel("a", "1");

    Resolution resolution =
        new Requests(universe)
            .root("a")
            .installed("a", "1")
            .set(requests -> requests.ignoreInstalled = true)
            .resolve();

    assertThat(resolution.install().getFirst().replaces()).isEmpty();
  }

  @Test
  void anInstalledVersionThatConflictsGivesWay() throws PipAccelException {
    var universe = new Universe().wheel("a", "1", "b<2").wheel("b", "1").wheel("b", "2");

    Resolution resolution = new Requests(universe).root("a").installed("b", "2").resolve();

    assertThat(resolution.install())
        .extracting(pin -> pin.name() + "-" + pin.version())
        .containsExactly("b-1", "a-1");
  }
}
