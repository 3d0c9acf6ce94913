package dev.pipaccel.vcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pipaccel.error.IndexException;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.process.ProcessRunner;
import dev.pipaccel.process.ProgramSearch;
import dev.pipaccel.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionControlTest {
  @TempDir private Path temporary;
  private final ProcessRunner runner = new ProcessRunner();
  private TestRepository repository;
  private Path checkout;

  @BeforeEach
  void makeRepository() throws Exception {
    assumeTrue(ProgramSearch.find("git", TestRepository.environment(temporary)).isPresent());
    repository = new TestRepository(temporary.resolve("origin"));
    checkout = temporary.resolve("checkout");
  }

  @AfterEach
  void closeRepository() {
    runner.close();
  }

  @Test
  void theDefaultBranchIsCheckedOut() throws Exception {
    String commit = repository.commit("one");

    VcsRevision revision = versionControl().export(link("#egg=x"), checkout);

    assertThat(revision)
        .isEqualTo(
            new VcsRevision(
                "git", "file://" + repository.folder(), Optional.empty(), commit, false));
    assertThat(content()).isEqualTo("one");
  }

  @Test
  void aTagIsFoundAndNotImmutable() throws Exception {
    String tagged = repository.commit("one");
    repository.git("tag", "v1");
    repository.commit("two");

    VcsRevision revision = versionControl().export(link("@v1"), checkout);

    assertThat(revision.commit()).isEqualTo(tagged);
    assertThat(revision.requestedRevision()).contains("v1");
    assertThat(revision.immutable()).isFalse();
    assertThat(content()).isEqualTo("one");
  }

  @Test
  void aBranchIsCheckedOutAsBranch() throws Exception {
    repository.commit("one");
    repository.git("checkout", "--quiet", "-b", "feature/ab");
    String commit = repository.commit("two");
    repository.git("checkout", "--quiet", "main");

    VcsRevision revision = versionControl().export(link("@feature/ab"), checkout);

    assertThat(revision.commit()).isEqualTo(commit);
    assertThat(revision.requestedRevision()).contains("feature/ab");
    assertThat(Files.readString(checkout.resolve(".git/HEAD")).strip())
        .isEqualTo("ref: refs/heads/feature/ab");
  }

  @Test
  void aWholeCommitHashIsImmutable() throws Exception {
    String first = repository.commit("one");
    repository.commit("two");

    VcsRevision revision = versionControl().export(link("@" + first), checkout);

    assertThat(revision.commit()).isEqualTo(first);
    assertThat(revision.immutable()).isTrue();
    assertThat(content()).isEqualTo("one");
  }

  @Test
  void aHashThatIsAlsoATagIsNotImmutable() throws Exception {
    String first = repository.commit("one");
    repository.commit("two");
    repository.git("tag", first, first);

    assertThat(versionControl().export(link("@" + first), checkout).immutable()).isFalse();
  }

  @Test
  void aCommitOfNoBranchIsFetched() throws Exception {
    repository.commit("one");
    repository.git("checkout", "--quiet", "--detach");
    String hidden = repository.commit("hidden");
    repository.git("update-ref", "refs/pull/1/head", hidden);
    repository.git("checkout", "--quiet", "main");

    VcsRevision byHash = versionControl().export(link("@" + hidden), checkout);
    VcsRevision byReference = versionControl().export(link("@refs/pull/1/head"), checkout);

    assertThat(byHash.commit()).isEqualTo(hidden);
    assertThat(byHash.immutable()).isTrue();
    assertThat(byReference.commit()).isEqualTo(hidden);
    assertThat(byReference.immutable()).isFalse();
    assertThat(content()).isEqualTo("hidden");
  }

  @Test
  void aShortenedCommitIsAccepted() throws Exception {
    String first = repository.commit("one");
    repository.commit("two");

    VcsRevision revision = versionControl().export(link("@" + first.substring(0, 10)), checkout);

    assertThat(revision.commit()).isEqualTo(first);
    assertThat(revision.immutable()).isFalse();
  }

  @Test
  void submodulesAreCheckedOut() throws Exception {
    repository.commit("inner");
    try (TestRepository outer = new TestRepository(temporary.resolve("outer"))) {
      outer.git("submodule", "--quiet", "add", "file://" + repository.folder(), "sub");
      outer.commit("outer");

      versionControl().export(new Link(outer.url()), checkout);

      assertThat(checkout.resolve("sub/file.txt")).hasContent("inner");
    }
  }

  @Test
  void anUnknownRevisionFailsWithTheOutputOfGit() throws Exception {
    repository.commit("one");

    assertThatThrownBy(() -> versionControl().export(link("@nothing"), checkout))
        .isInstanceOfSatisfying(
            IndexException.class,
            failure -> {
              assertThat(failure).hasMessage("git checkout -q nothing exited with 1");
              assertThat(failure.detail())
                  .hasValueSatisfying(text -> assertThat(text).contains("nothing"));
            });
  }

  @Test
  void revisionsThatLookLikeOptionsAndEmptyOnesAreRefused() throws Exception {
    repository.commit("one");

    assertThatThrownBy(() -> versionControl().export(link("@--force"), checkout))
        .hasMessageContaining("would be taken for an option");
    assertThatThrownBy(() -> versionControl().export(link("@"), checkout))
        .hasMessageContaining("has an empty revision");
    assertThat(checkout).doesNotExist();
  }

  @Test
  void exportReplacesWhatIsThere() throws Exception {
    repository.commit("one");
    Files.createDirectories(checkout);
    Files.writeString(checkout.resolve("stale"), "");

    versionControl().export(link(""), checkout);

    assertThat(checkout.resolve("stale")).doesNotExist();
  }

  @Test
  void obtainUpdatesAnExistingClone() throws Exception {
    repository.commit("one");
    versionControl().obtain(link("@main"), checkout);
    String second = repository.commit("two");

    VcsRevision revision = versionControl().obtain(link("@main"), checkout);

    assertThat(revision.commit()).isEqualTo(second);
    assertThat(content()).isEqualTo("two");
  }

  @Test
  void obtainLeavesACloneOfTheSameCommitAlone() throws Exception {
    String first = repository.commit("one");
    versionControl().obtain(link("@" + first), checkout);
    Files.writeString(checkout.resolve("file.txt"), "edited");

    versionControl().obtain(link("@" + first), checkout);

    assertThat(content()).isEqualTo("edited");
  }

  @Test
  void aFolderInTheWayIsAskedAbout() throws Exception {
    repository.commit("one");
    Files.createDirectories(checkout);

    assertThatThrownBy(() -> versionControl().obtain(link(""), checkout))
        .isInstanceOfSatisfying(
            IndexException.class,
            failure ->
                assertThat(failure.hint())
                    .contains("say what to do with --exists-action: i, w, b"));
    versionControl("s", "b").obtain(link(""), checkout);

    assertThat(content()).isEqualTo("one");
    assertThat(temporary.resolve("checkout.bak")).isDirectory();
  }

  @Test
  void aCloneOfAnotherRepositoryIsSwitched() throws Exception {
    repository.commit("one");
    versionControl().obtain(link(""), checkout);
    Path moved = temporary.resolve("moved");
    Files.move(repository.folder(), moved);

    VcsRevision revision = versionControl("s").obtain(new Link("git+file://" + moved), checkout);

    assertThat(revision.url()).isEqualTo("file://" + moved);
    assertThat(Files.readString(checkout.resolve(".git/config"))).contains(moved.toString());
  }

  @Test
  void aMissingProgramIsNamed() throws Exception {
    Map<String, String> empty = new HashMap<>(Map.of("PATH", temporary.toString()));

    assertThatThrownBy(() ->
            new VersionControl(context(empty)).export(new Link("bzr+https://host/x"), checkout))
        .isInstanceOfSatisfying(
            IndexException.class,
            failure -> {
              assertThat(failure).hasMessage("Cannot find command 'bzr'");
              assertThat(failure.hint()).contains("do you have 'bzr' installed and in your PATH?");
            });
  }

  private VersionControl versionControl(String... actions) {
    return new VersionControl(context(TestRepository.environment(temporary), actions));
  }

  private VcsContext context(Map<String, String> environment, String... actions) {
    return new VcsContext(
        runner,
        environment,
        temporary,
        0,
        true,
        List.of(actions),
        (text, options) -> "",
        Report.silent());
  }

  private Link link(String suffix) {
    return new Link(repository.url() + suffix);
  }

  private String content() throws Exception {
    return Files.readString(checkout.resolve("file.txt"));
  }
}
