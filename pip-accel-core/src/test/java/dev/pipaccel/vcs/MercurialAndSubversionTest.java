package dev.pipaccel.vcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pipaccel.model.index.Link;
import dev.pipaccel.process.Command;
import dev.pipaccel.process.ProcessResult;
import dev.pipaccel.process.ProcessRunner;
import dev.pipaccel.process.ProgramSearch;
import dev.pipaccel.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MercurialAndSubversionTest {
  @TempDir private Path temporary;
  private final ProcessRunner runner = new ProcessRunner();

  @AfterEach
  void close() {
    runner.close();
  }

  @Test
  void mercurialChecksOutARevisionAndUpdatesAClone() throws Exception {
    requires("hg");
    Path origin = Files.createDirectories(temporary.resolve("hg-origin"));
    run(origin, "hg", "init", ".");
    hgCommit(origin, "one");
    hgCommit(origin, "two");
    Path checkout = temporary.resolve("hg-checkout");

    VcsRevision first = versionControl().obtain(new Link("hg+file://" + origin + "@0"), checkout);
    String contentOfFirst = Files.readString(checkout.resolve("file.txt"));
    VcsRevision second = versionControl().obtain(new Link("hg+file://" + origin + "@1"), checkout);

    assertThat(first.commit()).isEqualTo("0");
    assertThat(contentOfFirst).isEqualTo("one");
    assertThat(second.commit()).isEqualTo("1");
    assertThat(checkout.resolve("file.txt")).hasContent("two");
  }

  @Test
  void aMercurialCloneIsSwitchedByItsSettings() throws Exception {
    Path settings = temporary.resolve("hgrc");
    Files.writeString(settings, "[paths]\ndefault = old\n[ui]\nusername = me\n");

    assertThat(MercurialSettings.setDefaultPath(settings, "new")).isTrue();
    assertThat(settings).hasContent("[paths]\ndefault = new\n[ui]\nusername = me\n");
    assertThat(MercurialSettings.setDefaultPath(temporary.resolve("none"), "new")).isFalse();
  }

  @Test
  void subversionChecksOutARevision() throws Exception {
    requires("svn");
    requires("svnadmin");
    run(temporary, "svnadmin", "create", "svn-origin");
    String url = "file://" + temporary.resolve("svn-origin");
    run(temporary, "svn", "checkout", "--quiet", url, "work");
    Path work = temporary.resolve("work");
    Files.writeString(work.resolve("file.txt"), "one");
    run(work, "svn", "add", "--quiet", "file.txt");
    run(work, "svn", "commit", "--quiet", "-m", "one");
    Files.writeString(work.resolve("file.txt"), "two");
    run(work, "svn", "commit", "--quiet", "-m", "two");
    Path checkout = temporary.resolve("svn-checkout");

    VcsRevision first = versionControl().obtain(new Link("svn+" + url + "@1"), checkout);
    String contentOfFirst = Files.readString(checkout.resolve("file.txt"));
    VcsRevision second = versionControl().obtain(new Link("svn+" + url), checkout);

    assertThat(first.commit()).isEqualTo("1");
    assertThat(contentOfFirst).isEqualTo("one");
    assertThat(second.commit()).isEqualTo("2");
    assertThat(checkout.resolve("file.txt")).hasContent("two");
  }

  private void hgCommit(Path origin, String content) throws Exception {
    Files.writeString(origin.resolve("file.txt"), content);
    run(origin, "hg", "commit", "--addremove", "--quiet", "-u", "me", "-m", content);
  }

  private void requires(String program) {
    assumeTrue(ProgramSearch.find(program, environment()).isPresent());
  }

  private Map<String, String> environment() {
    return Map.of("PATH", "/usr/local/bin:/usr/bin:/bin", "HOME", temporary.toString());
  }

  private void run(Path directory, String... arguments) throws Exception {
    ProcessResult result = runner.run(Command.of(List.of(arguments), directory, environment()));
    assertThat(result.errors()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  private VersionControl versionControl() {
    return new VersionControl(
        new VcsContext(
            runner,
            environment(),
            temporary,
            0,
            true,
            List.of(),
            (text, options) -> "",
            Report.silent()));
  }
}
