package dev.pipaccel.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.ResolutionException;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.resolver.Universe.FileFacts;
import org.junit.jupiter.api.Test;

class DirectSourceTest {
  private static final String A1 = Universe.FILES + "a-1-py3-none-any.whl";

  @Test
  void aNamedUrlGoesBeforeWhatTheIndexHas() throws PipAccelException {
    var universe = new Universe().wheel("a", "1").wheel("a", "2").wheel("b", "1", "a");

    Resolution resolution = new Requests(universe).root("b", "a @ " + A1).resolve();

    assertThat(resolution.install()).extracting(pin -> pin.version().toString()).containsOnly("1");
    assertThat(resolution.install().getFirst().origin()).isInstanceOf(Origin.Direct.class);
  }

  @Test
  void anUnnamedLinkGetsItsNameFromItsMetadata() throws PipAccelException {
    var universe = new Universe().directory("/work/project", "a", "3", "b").wheel("b", "1");
    var requests = new Requests(universe).root("file:///work/project");

    Resolution resolution = requests.resolve();

    assertThat(resolution.install().getLast().name()).isEqualTo(PackageName.of("a"));
    assertThat(requests.report.said)
        .containsExactly("Processing /work/project", "Collecting b (from a==3)");
  }

  @Test
  void anEditableReplacesTheSameVersion() throws PipAccelException {
    var universe = new Universe().wheel("a", "3").directory("/work/project", "a", "3");
    var requests = new Requests(universe).editable("file:///work/project").installed("a", "3");

    Resolution resolution = requests.resolve();

    Pin pin = resolution.install().getFirst();
    assertThat(pin.replaces()).isPresent();
    assertThat(pin.origin())
        .isInstanceOfSatisfying(
            Origin.Direct.class, direct -> assertThat(direct.source().editable()).isTrue());
    assertThat(requests.report.said).containsExactly("Obtaining file:///work/project");
  }

  @Test
  void aDirectoryReplacesTheSameVersionAndAUrlDoesNot() throws PipAccelException {
    var universe = new Universe().wheel("a", "1").directory("/work/project", "a", "1");

    Resolution directory =
        new Requests(universe).root("file:///work/project").installed("a", "1").resolve();
    Resolution url = new Requests(universe).root("a @ " + A1).installed("a", "1").resolve();

    assertThat(directory.install()).hasSize(1);
    assertThat(url.install()).isEmpty();
    assertThat(url.kept()).hasSize(1);
  }

  @Test
  void aUrlWithExtrasBringsThem() throws PipAccelException {
    var universe = new Universe().wheel("a", "1", "b; extra == 'x'").wheel("b", "1");

    Resolution resolution = new Requests(universe).root("a[x] @ " + A1).resolve();

    assertThat(resolution.install()).extracting(pin -> pin.name().text()).containsExactly("b", "a");
  }

  @Test
  void aUrlInMetadataIsFollowed() throws PipAccelException {
    var universe = new Universe().wheel("b", "1", "a @ " + A1).wheel("a", "1").wheel("a", "2");

    Resolution resolution = new Requests(universe).root("b").resolve();

    assertThat(resolution.install().getFirst().version()).hasToString("1");
  }

  @Test
  void equivalentUrlsAreOne() throws PipAccelException {
    var universe = new Universe().wheel("a", "1");

    Resolution resolution =
        new Requests(universe).root("a @ " + A1, "a @ " + A1 + "#egg=a").resolve();

    assertThat(resolution.install()).hasSize(1);
  }

  @Test
  void twoUrlsOfOneProjectConflict() {
    var universe = new Universe().wheel("a", "1").wheel("a", "2");
    var requests =
        new Requests(universe).root("a @ " + A1, "a @ " + Universe.FILES + "a-2-py3-none-any.whl");

    assertThatThrownBy(requests::resolve)
        .isInstanceOf(ResolutionException.class)
        .hasMessage(
            "Cannot install a 1 (from https://index.example/files/a-1-py3-none-any.whl) and a 2"
                + " (from https://index.example/files/a-2-py3-none-any.whl) because these package"
                + " versions have conflicting dependencies.");
  }

  @Test
  void aUrlOfAnotherProjectCannotBeUsed() {
    var universe = new Universe().sdist("z", "1");
    var requests = new Requests(universe).root("a @ " + Universe.FILES + "z-1.tar.gz");

    assertThatThrownBy(requests::resolve)
        .isInstanceOf(ResolutionException.class)
        .hasMessage(
            "Could not find a version that satisfies the requirement a (unavailable) (from"
                + " versions: none)");
    assertThat(requests.report.said)
        .contains(
            "Discarding https://index.example/files/z-1.tar.gz: Requested a @"
                + " https://index.example/files/z-1.tar.gz from"
                + " https://index.example/files/z-1.tar.gz has inconsistent name: expected 'a',"
                + " but metadata has 'z'");
  }

  @Test
  void aWheelForAnotherPlatformIsRefused() {
    var universe = new Universe().file(new FileFacts("a-1-cp312-cp312-win_amd64.whl", "a", "1"));
    var requests =
        new Requests(universe).root("a @ " + Universe.FILES + "a-1-cp312-cp312-win_amd64.whl");

    assertThatThrownBy(requests::resolve)
        .hasMessage("a-1-cp312-cp312-win_amd64.whl is not a supported wheel on this platform.");
  }
}
