package dev.pipaccel.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.error.HashMismatchException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.resolver.Universe.FileFacts;
import org.junit.jupiter.api.Test;

class HashCheckingTest {
  private static final String WHEEL_HASH = " --hash=" + Universe.sha256("a-1-py3-none-any.whl");
  private static final String NO_HASH = " --hash=sha256:" + "0".repeat(64);

  private static HashMismatchException failure(Requests requests) {
    try {
      requests.resolve();
    } catch (HashMismatchException e) {
      return e;
    } catch (PipAccelException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("nothing failed");
  }

  @Test
  void theFileWithAnAllowedHashIsChosen() throws PipAccelException {
    var universe = new Universe().sdist("a", "1").wheel("a", "1");

    Resolution resolution =
        new Requests(universe).root("a==1 --hash=" + Universe.sha256("a-1.tar.gz")).resolve();

    assertThat(resolution.install().getFirst().origin())
        .isInstanceOfSatisfying(
            Origin.FromIndex.class,
            index -> assertThat(index.file().filename()).isEqualTo("a-1.tar.gz"));
  }

  @Test
  void aHashMakesAnUnpinnedRequirementPinned() throws PipAccelException {
    var universe = new Universe().wheel("a", "1").wheel("a", "2");

    Resolution resolution = new Requests(universe).root("a" + WHEEL_HASH).resolve();

    assertThat(resolution.install().getFirst().version()).hasToString("1");
  }

  @Test
  void aDependencyWithoutHashIsRefusedWithTheHashItHas() {
    var universe = new Universe().wheel("a", "1", "b==1").wheel("b", "1");

    HashMismatchException failure = failure(new Requests(universe).root("a==1" + WHEEL_HASH));

    assertThat(failure).hasMessageStartingWith("Hashes are required in --require-hashes mode, but");
    assertThat(failure.detail())
        .contains("    b==1 --hash=" + Universe.sha256("b-1-py3-none-any.whl"));
  }

  @Test
  void anUnpinnedDependencyIsRefused() {
    var universe = new Universe().wheel("a", "1", "b>=1").wheel("b", "1");

    HashMismatchException failure = failure(new Requests(universe).root("a==1" + WHEEL_HASH));

    assertThat(failure)
        .hasMessage(
            "In --require-hashes mode, all requirements must have their versions pinned with ==."
                + " These do not:");
    assertThat(failure.detail())
        .contains("    b>=1 from https://index.example/files/b-1-py3-none-any.whl (from a==1)");
  }

  @Test
  void aWrongHashIsComparedWithTheIndexs() {
    var universe = new Universe().wheel("a", "1");

    HashMismatchException failure = failure(new Requests(universe).root("a==1" + NO_HASH));

    assertThat(failure).hasMessageStartingWith("THESE PACKAGES DO NOT MATCH THE HASHES");
    assertThat(failure.detail().orElseThrow())
        .contains("        Expected sha256 " + "0".repeat(64))
        .contains("             Got        " + Universe.sha256("a-1-py3-none-any.whl").digest());
    assertThat(universe.metadataQuestions).isEmpty();
  }

  @Test
  void aHashThatTheIndexDoesNotNameIsLeftToTheProvider() {
    var universe =
        new Universe().file(new FileFacts("a-1-py3-none-any.whl", "a", "1").withoutHashes());

    HashMismatchException failure = failure(new Requests(universe).root("a==1" + NO_HASH));

    assertThat(failure).hasMessageStartingWith("THESE PACKAGES DO NOT MATCH THE HASHES");
    assertThat(universe.metadataQuestions).containsExactly("a-1-py3-none-any.whl");
  }

  @Test
  void directoriesAndRepositoriesHaveNoHash() {
    var universe = new Universe().directory("/work/project", "a", "1");
    String url = "git+https://index.example/a.git";

    HashMismatchException directory =
        failure(
            new Requests(universe)
                .root("file:///work/project")
                .set(requests -> requests.requireHashes = true));
    HashMismatchException repository =
        failure(
            new Requests(universe)
                .root("a @ " + url)
                .set(requests -> requests.requireHashes = true));

    assertThat(directory)
        .hasMessage(
            "Can't verify hashes for these file:// requirements because they point to"
                + " directories:");
    assertThat(repository)
        .hasMessage(
            "Can't verify hashes for these requirements because we don't have a way to hash"
                + " version control repositories:");
  }

  @Test
  void aUrlsOwnHashCountsAsGiven() throws PipAccelException {
    var universe = new Universe().wheel("a", "1");
    String url = Universe.FILES + "a-1-py3-none-any.whl";
    String digest = Universe.sha256("a-1-py3-none-any.whl").digest();

    Resolution resolution =
        new Requests(universe)
            .root("a @ " + url + "#sha256=" + digest)
            .set(requests -> requests.requireHashes = true)
            .resolve();

    assertThat(resolution.install()).hasSize(1);
    assertThatThrownBy(() ->
            new Requests(universe)
                .root("a @ " + url)
                .set(requests -> requests.requireHashes = true)
                .resolve())
        .hasMessageStartingWith("Hashes are required");
  }
}
