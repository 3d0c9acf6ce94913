package dev.pipaccel.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.process.ProcessRunner;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
final class KeyringCommandTest {
  @TempDir Path folder;

  private Path program(String script) throws IOException {
    Path program = Files.writeString(folder.resolve("keyring"), "#!/bin/sh\n" + script);
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  private Optional<Credentials> find(String script, Optional<String> user) throws Exception {
    try (var runner = new ProcessRunner()) {
      return new KeyringCommand(program(script), Map.of("PATH", "/usr/bin:/bin"), runner)
          .find("h.example", user);
    }
  }

  @Test
  void credentialsAreReadFromJson() throws Exception {
    String script = "echo '{\"username\": \"ann\", \"password\": \"'\"$*\"'\"}'";

    assertThat(find(script, Optional.empty()))
        .hasValue(new Credentials("ann", "--mode=creds --output=json get h.example"));
    assertThat(find(script, Optional.of("bob")))
        .hasValue(new Credentials("ann", "--mode=creds --output=json get h.example bob"));
  }

  @Test
  void failureMeansNoCredentials() throws Exception {
    assertThat(find("exit 1", Optional.empty())).isEmpty();
  }

  @Test
  void outdatedProgramIsTold() {
    String script = "echo 'error: unrecognized arguments: --mode=creds' >&2; exit 2";

    assertThatThrownBy(() -> find(script, Optional.empty()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("outdated");
  }

  @Test
  void passwordIsSavedThroughStandardInput() throws Exception {
    try (var runner = new ProcessRunner()) {
      Path program = program("echo \"$*\" > " + folder + "/out; cat >> " + folder + "/out");
      new KeyringCommand(program, Map.of("PATH", "/usr/bin:/bin"), runner)
          .save("h.example", new Credentials("ann", "pw"));
    }

    assertThat(folder.resolve("out")).hasContent("set h.example ann\npw\n");
  }

  /// The keyring of an interpreter that has no such module.
  private KeyringUse use(String provider, Map<String, String> environment, ProcessRunner runner)
      throws IOException {
    Path interpreter = Files.writeString(folder.resolve("python"), "#!/bin/sh\nexit 3\n");
    Files.setPosixFilePermissions(interpreter, PosixFilePermissions.fromString("rwx------"));
    return KeyringUse.of(provider, true, interpreter, environment, runner, Report.silent());
  }

  @Test
  void providerDecidesWhetherTheProgramIsUsed() throws Exception {
    program("echo '{\"username\": \"ann\", \"password\": \"pw\"}'");
    Map<String, String> environment = Map.of("PATH", folder + ":/usr/bin:/bin");
    try (var runner = new ProcessRunner()) {
      for (String provider : new String[] {"auto", "subprocess"}) {
        assertThat(
                use(provider, environment, runner)
                    .find("h.example", Optional.empty(), Report.silent()))
            .hasValue(new Credentials("ann", "pw"));
      }
      assertThat(use("disabled", environment, runner).isPresent()).isFalse();
      assertThat(use("subprocess", Map.of("PATH", "/none"), runner).isPresent()).isFalse();
      assertThat(use("auto", environment, runner).mayBeAsked(false)).isFalse();
      assertThat(use("subprocess", environment, runner).mayBeAsked(false)).isTrue();
    }
  }
}
