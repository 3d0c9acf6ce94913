package dev.pipaccel.syspkg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipaccel.build.BuildRescue.FailedBuild;
import dev.pipaccel.build.SourceTree;
import dev.pipaccel.config.AutoInstall;
import dev.pipaccel.error.BuildException;
import dev.pipaccel.process.ProcessRunner;
import dev.pipaccel.report.Dialogue;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairTest {
  private static final String LISTING =
      "dpkg-query --show --showformat ${db:Status-Abbrev} ${Package}\\n";
  private static final String MCRYPT =
      "mcrypt.c:23:20: fatal error: mcrypt.h: No such file or directory";
  private static final String OTHER =
      "x.c:1:10: fatal error: libxml/xpath.h: No such file or directory";

  @TempDir private Path root;
  private final ProcessRunner processes = new ProcessRunner();
  private final RecordingDialogue user = new RecordingDialogue();
  private FakeSystem system;

  @BeforeEach
  void debian() throws IOException {
    system =
        new FakeSystem(root)
            .release("ID=debian", "VERSION_ID=\"12\"")
            .answer(LISTING, "ii  dpkg", "ii  python3.11-dev")
            .answer("apt-cache show --no-all-versions dpkg", "Package: dpkg")
            .answer("apt-cache show --no-all-versions libmcrypt-dev", "Package: libmcrypt-dev")
            .answer("apt-cache show --no-all-versions libxml2-dev", "Package: libxml2-dev")
            .file("usr/include/python3.11/Python.h", "")
            .program("sudo")
            .user();
  }

  @AfterEach
  void close() {
    processes.close();
  }

  @Test
  void talksAsThePageOfTheOriginalShows() throws Exception {
    user.answering("y").installing(_ -> installed("libmcrypt-dev"));
    Repair repair = repair(AutoInstall.ASK);

    assertThat(repair.isMended(failed("python-mcrypt==1.1", MCRYPT))).isTrue();
    repair.built("python-mcrypt==1.1", Path.of("/cache/python_mcrypt-1.1-cp311.whl"));

    assertThat(user.shown)
        .hasToString(
            """
            TIME HOST INFO Building binary distribution of python-mcrypt (1.1) ..
            TIME HOST ERROR Failed to build binary distribution of python-mcrypt! (version: 1.1)
            TIME HOST INFO Build output (will probably provide a hint as to what went wrong):

            mcrypt.c:23:20: fatal error: mcrypt.h: No such file or directory

            TIME HOST INFO python-mcrypt: Checking for missing dependencies ..
            TIME HOST INFO You seem to be missing 1 dependency: libmcrypt-dev
            TIME HOST INFO I can install it for you with this command: sudo apt-get install --yes libmcrypt-dev
            Do you want me to install this dependency? [y/N] y
            TIME HOST INFO Got permission to install missing dependency.


            TIME HOST INFO Successfully installed 1 missing dependency.
            TIME HOST INFO Building binary distribution of python-mcrypt (1.1) ..
            TIME HOST INFO Copying binary distribution python_mcrypt-1.1-cp311.whl to cache as /cache/python_mcrypt-1.1-cp311.whl.
            """);
    assertThat(user.ran)
        .containsExactly(List.of("sudo", "apt-get", "install", "--yes", "libmcrypt-dev"));
  }

  @Test
  void saysWhatItConcludesFromTheOutput() throws Exception {
    user.answering("yes").installing(_ -> installed("libxml2-dev"));

    assertThat(repair(AutoInstall.ASK).isMended(failed("demo==2", OTHER))).isTrue();

    assertThat(user.shown)
        .contains("INFO You seem to be missing 1 dependency: libxml2-dev\n")
        .contains("INFO libxml2-dev: because of \"" + OTHER + "\"\n");
  }

  @Test
  void anythingButYesIsNo() throws Exception {
    for (String answer : List.of("n", "", "Y!", "yess", "no", "1")) {
      user.answering(answer);

      assertRefused(AutoInstall.ASK, MCRYPT, "permission was refused");
    }
  }

  @Test
  void theEndOfTheInputIsNo() throws Exception {
    assertRefused(AutoInstall.ASK, MCRYPT, "permission was refused");
  }

  @Test
  void nobodyIsAskedWithoutTerminal() throws Exception {
    user.absent();

    assertRefused(AutoInstall.ASK, MCRYPT, "there is no terminal to ask at");
    assertThat(user.shown).doesNotContain("[y/N]");
  }

  @Test
  void neverMeansNever() throws Exception {
    user.answering("y");

    assertRefused(AutoInstall.NEVER, MCRYPT, "automatic installation is disabled");
  }

  @Test
  void listedPackagesAreInstalledWithoutAsking() throws Exception {
    user.absent().installing(_ -> installed("libmcrypt-dev"));

    assertThat(repair(AutoInstall.LISTED).isMended(failed("python-mcrypt==1.1", MCRYPT))).isTrue();
    assertThat(user.ran)
        .containsExactly(
            List.of("sudo", "--non-interactive", "true"),
            List.of("sudo", "apt-get", "install", "--yes", "libmcrypt-dev"));
  }

  @Test
  void sudoThatWouldAskWithoutTerminalIsSaid() {
    user.absent().installing(command -> command.contains("--non-interactive") ? 1 : 0);

    assertThatThrownBy(
            () -> repair(AutoInstall.LISTED).isMended(failed("python-mcrypt==1.1", MCRYPT)))
        .hasMessage("python-mcrypt (1.1) could not be built without libmcrypt-dev");
    assertThat(user.shown)
        .contains(
            "ERROR Not installing missing dependency: sudo would ask for a password, and there is"
                + " no terminal\n");
  }

  @Test
  void anArchiveDoesNotChooseThePackagesOfRoot() throws Exception {
    user.absent();

    assertRefused(AutoInstall.LISTED, OTHER, "there is no terminal to ask at");
  }

  @Test
  void allMeansWhatIsConcludedToo() throws Exception {
    user.absent().installing(_ -> installed("libxml2-dev"));

    assertThat(repair(AutoInstall.ALL).isMended(failed("demo==2", OTHER))).isTrue();
  }

  @Test
  void externalNeedsOfTheProjectAreRead() throws Exception {
    system.file(
        "tree/pyproject.toml", "[external]\nhost-requires = [\"dep:generic/libmcrypt@>=2\"]\n");
    user.answering("y").installing(_ -> installed("libmcrypt-dev"));

    assertThat(repair(AutoInstall.ASK).isMended(failed("demo==2", "it failed"))).isTrue();

    assertThat(user.shown)
        .contains("libmcrypt-dev: because of \"[external] host-requires of pyproject.toml\"");
  }

  @Test
  void sudoThatIsNotThereIsSaid() throws Exception {
    Files.delete(root.resolve("bin/sudo"));
    user.answering("y");

    assertRefused(AutoInstall.ASK, MCRYPT, "it takes the rights of root, and there is no sudo");
  }

  @Test
  void aFailingInstallationIsAFailure() {
    user.answering("y").installing(_ -> 100);

    assertThatThrownBy(() -> repair(AutoInstall.ASK).isMended(failed("demo==2", MCRYPT)))
        .hasMessage("demo (2) could not be built without libmcrypt-dev");
    assertThat(user.shown).contains("ERROR Failed to install libmcrypt-dev (exit code 100)");
  }

  @Test
  void whatIsInstalledIsNotProposed() throws Exception {
    installed("libmcrypt-dev:amd64");

    assertThat(repair(AutoInstall.ASK).isMended(failed("python-mcrypt==1.1", MCRYPT))).isFalse();
    assertThat(user.shown).isEmpty();
  }

  @Test
  void unrelatedFailuresAreLeftAlone() throws Exception {
    assertThat(
            repair(AutoInstall.ALL)
                .isMended(
                    failed("python-mcrypt==1.1", "a.c:3:5: error: expected ‘;’ before ‘}’ token")))
        .isFalse();
    assertThat(user.shown).isEmpty();
  }

  @Test
  void whatAnotherBuildWasGivenIsTriedOnceMore() throws Exception {
    user.answering("y").installing(_ -> installed("libmcrypt-dev"));
    Repair repair = repair(AutoInstall.ASK);
    FailedBuild second = failed("other==1", MCRYPT);

    assertThat(repair.isMended(failed("python-mcrypt==1.1", MCRYPT))).isTrue();

    assertThat(repair.isMended(second)).isTrue();
    assertThat(user.ran).hasSize(1);
  }

  @Test
  void attemptsAreBounded() throws Exception {
    user.answering("y");

    FailedBuild build = failed("demo==2", MCRYPT);
    assertThat(
            repair(AutoInstall.ASK)
                .isMended(
                    new FailedBuild(build.tree(), build.began(), build.log(), build.failure(), 9)))
        .isFalse();
  }

  private void assertRefused(AutoInstall policy, String output, String reason) throws Exception {
    user.shown.setLength(0);
    FailedBuild build = failed("demo==2", output);
    BuildException refusal =
        catchThrowableOfType(BuildException.class, () -> repair(policy).isMended(build));
    String name = output.equals(MCRYPT) ? "libmcrypt-dev" : "libxml2-dev";
    assertThat(refusal).hasMessage("demo (2) could not be built without " + name);
    assertThat(refusal.exitCode()).isEqualTo(1);
    assertThat(refusal.hint().orElseThrow())
        .contains("apt-get install --yes " + name)
        .contains(build.log().toString());
    assertThat(user.shown).contains("ERROR Not installing missing dependency: " + reason + "\n");
    assertThat(user.ran).isEmpty();
  }

  private int installed(String name) throws IOException {
    system.answer(LISTING, "ii  dpkg", "ii  python3.11-dev", "ii  " + name);
    return 0;
  }

  private FailedBuild failed(String requirement, String output) throws IOException {
    Path tree = Files.createDirectories(root.resolve("tree"));
    Path log =
        Files.writeString(
            root.resolve("build.log"),
            "Preparing metadata (pyproject.toml) (hook prepare_metadata of setuptools.build_meta)\n"
                + "Package yaml-0.1 was not found in the pkg-config search path.\n[exit code 0]\n\n"
                + "Building wheel (pyproject.toml) (hook build of setuptools.build_meta)\n"
                + output
                + "\n[exit code 1]\n");
    return new FailedBuild(
        SourceTree.of(tree, requirement),
        Instant.now().minusSeconds(5),
        log,
        new BuildException("it failed"),
        1);
  }

  private Repair repair(AutoInstall policy) {
    Report report = new DialogueReport(user);
    return new Repair(
        root, system.facts(), FakeSystem.python(), processes, policy, List.of(), report);
  }

  private record DialogueReport(Dialogue user) implements Report {
    @Override
    public void say(String line) {}

    @Override
    public void verbose(String line) {}

    @Override
    public void warn(String line) {}

    @Override
    public void error(String lines) {}

    @Override
    public Activity begin(String what, long total) {
      return Report.silent().begin(what, total);
    }

    @Override
    public Optional<Dialogue> dialogue() {
      return Optional.of(user);
    }
  }
}
