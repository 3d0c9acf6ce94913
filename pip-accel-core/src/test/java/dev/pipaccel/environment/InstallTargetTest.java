package dev.pipaccel.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.environment.InstallTarget.Options;
import dev.pipaccel.error.EnvironmentException;
import dev.pipaccel.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallTargetTest {
  private static final Optional<Path> NONE = Optional.empty();

  private Path prefix;
  private Interpreter virtual;
  private Interpreter plain;

  @TempDir Path folder;

  @BeforeEach
  void prepare() throws Exception {
    prefix = folder.toRealPath();
    virtual = TestInterpreters.virtual(prefix);
    plain = TestInterpreters.plain(prefix);
  }

  @Test
  void withoutOptionsTheEnvironmentItselfIsMeant() throws Exception {
    InstallTarget target = decide(plain, Options.none());

    assertThat(target.user()).isFalse();
    assertThat(target.scheme()).isEqualTo(plain.schemes().standard());
  }

  @Test
  void prefixMovesTheScheme() throws Exception {
    InstallTarget target =
        decide(virtual, options(Optional.empty(), Optional.of(Path.of("/other")), NONE, NONE));

    assertThat(target.scheme().purelib()).isEqualTo(Path.of("/other/lib/python3.12/site-packages"));
    assertThat(target.scheme().data()).isEqualTo(Path.of("/other"));
  }

  @Test
  void rootComesBeforeEachPath() throws Exception {
    InstallTarget target =
        decide(virtual, options(Optional.empty(), NONE, Optional.of(Path.of("/chroot")), NONE));

    assertThat(target.scheme().scripts()).isEqualTo(Path.of("/chroot" + prefix + "/bin"));
  }

  @Test
  void userSchemeIsTakenIfAskedFor() throws Exception {
    InstallTarget target = decide(plain, options(Optional.of(true), NONE, NONE, NONE));

    assertThat(target.user()).isTrue();
    assertThat(target.scheme()).isEqualTo(plain.schemes().user().orElseThrow());
  }

  @Test
  void userSchemeThatTheEnvironmentHidesIsRefused() {
    assertThatThrownBy(() -> decide(virtual, options(Optional.of(true), NONE, NONE, NONE)))
        .isInstanceOf(EnvironmentException.class)
        .hasMessage(
            "Can not perform a '--user' install. User site-packages are not visible in this"
                + " virtualenv.");
  }

  @Test
  void userAndPrefixContradictEachOther() {
    assertThatThrownBy(
            () -> decide(plain, options(Optional.of(true), Optional.of(prefix), NONE, NONE)))
        .hasMessageStartingWith("Can not combine '--user' and '--prefix'");
  }

  @Test
  void userAndTargetContradictEachOther() {
    assertThatThrownBy(
            () -> decide(plain, options(Optional.of(true), NONE, NONE, Optional.of(prefix))))
        .hasMessage("Can not combine '--user' and '--target'");
  }

  @Test
  void targetThatIsAFileIsRefused() throws Exception {
    Path file = Files.writeString(prefix.resolve("file"), "");

    assertThatThrownBy(
            () -> decide(plain, options(Optional.empty(), NONE, NONE, Optional.of(file))))
        .hasMessage("Target path exists but is not a directory, will not continue");
  }

  @Test
  void environmentManagedByOthersIsRefusedInTheUsersLanguage() throws Exception {
    Path library = Files.createDirectories(plain.standardLibrary().getFirst());
    Files.writeString(
        library.resolve("EXTERNALLY-MANAGED"),
        """
        [externally-managed]
        Error=Use the package manager
         of this system.

         See its documentation.
        Error-de=Bitte nicht
        """);

    assertThatThrownBy(() -> decide(plain, Options.none()))
        .isInstanceOfSatisfying(
            EnvironmentException.class,
            failure ->
                assertThat(failure.detail())
                    .contains("Use the package manager\nof this system.\n\nSee its documentation."))
        .hasMessage("This environment is externally managed");
    assertThatThrownBy(() ->
            InstallTarget.decide(
                plain, Options.none(), Map.of("LANG", "de_DE.UTF-8"), Report.silent()))
        .isInstanceOfSatisfying(
            EnvironmentException.class,
            failure -> assertThat(failure.detail()).contains("Bitte nicht"));
  }

  @Test
  void managedEnvironmentMayBeBrokenOrAvoided() throws Exception {
    Path library = Files.createDirectories(plain.standardLibrary().getFirst());
    Files.writeString(library.resolve("EXTERNALLY-MANAGED"), "");

    assertThat(decide(plain, new Options(Optional.empty(), NONE, NONE, NONE, false, true, false)))
        .isNotNull();
    assertThat(decide(plain, options(Optional.empty(), Optional.of(prefix), NONE, NONE)))
        .isNotNull();
  }

  private static InstallTarget decide(Interpreter interpreter, Options options) throws Exception {
    return InstallTarget.decide(interpreter, options, Map.of(), Report.silent());
  }

  private static Options options(
      Optional<Boolean> user, Optional<Path> prefix, Optional<Path> root, Optional<Path> target) {
    return new Options(user, prefix, root, target, false, false, false);
  }
}
