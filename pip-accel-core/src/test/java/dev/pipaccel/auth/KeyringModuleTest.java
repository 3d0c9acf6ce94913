package dev.pipaccel.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.environment.TestPython;
import dev.pipaccel.process.ProcessRunner;
import dev.pipaccel.report.RecordingReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyringModuleTest {
  private static final Credentials FROM_PROGRAM = new Credentials("program", "pw");

  @TempDir Path folder;
  private final RecordingReport report = new RecordingReport();

  @Test
  void credentialsComeFromTheModuleOfTheInterpreter() throws Exception {
    module(
        """
        import collections
        print("noise on import")
        Found = collections.namedtuple("Found", "username password")
        def get_credential(service, user):
            return Found(user or "ann", service + "!") if service == "h.example" else None
        """);

    assertThat(find("h.example", Optional.empty())).hasValue(new Credentials("ann", "h.example!"));
    assertThat(find("h.example", Optional.of("bob")))
        .hasValue(new Credentials("bob", "h.example!"));
    assertThat(find("other.example", Optional.empty())).isEmpty();
  }

  @Test
  void oldModuleIsAskedForThePasswordOfAUser() throws Exception {
    module("def get_password(service, user):\n    return 'pw of ' + user\n");

    assertThat(find("h.example", Optional.of("ann"))).hasValue(new Credentials("ann", "pw of ann"));
    assertThat(find("h.example", Optional.empty())).isEmpty();
  }

  @Test
  void passwordIsSavedThroughStandardInput() throws Exception {
    module(
        """
        import os
        def set_password(service, user, password):
            with open(os.environ["OUT"], "w") as out:
                out.write(" ".join([service, user, password]))
        """);
    try (var runner = new ProcessRunner()) {
      keyring(runner, Optional.empty()).save("h.example", new Credentials("ann", "pw"));
    }

    assertThat(folder.resolve("out")).hasContent("h.example ann pw");
  }

  @Test
  void whereTheModuleIsMissingTheProgramIsAsked() throws Exception {
    try (var runner = new ProcessRunner()) {
      KeyringModule alone = keyring(runner, Optional.empty());
      assertThat(alone.find("h.example", Optional.empty())).isEmpty();
      assertThat(alone.isPresent()).isFalse();
      KeyringModule backed = keyring(runner, Optional.of(program()));
      assertThat(backed.find("h.example", Optional.empty())).hasValue(FROM_PROGRAM);
      assertThat(backed.isPresent()).isTrue();
    }
    assertThat(report.warnings()).isEmpty();
  }

  @Test
  void brokenModuleIsTold() throws Exception {
    module("raise RuntimeError('no backend')\n");

    try (var runner = new ProcessRunner()) {
      assertThat(keyring(runner, Optional.of(program())).find("h.example", Optional.empty()))
          .hasValue(FROM_PROGRAM);
    }
    assertThat(report.warnings())
        .containsExactly(
            "Installed copy of keyring fails with exception no backend, trying to find a keyring"
                + " executable as a fallback");
  }

  @Test
  void failureOfTheModuleIsAFailure() throws Exception {
    module("def get_credential(service, user):\n    raise ValueError('locked')\n");

    assertThatThrownBy(() -> find("h.example", Optional.empty()))
        .isInstanceOf(IOException.class)
        .hasMessage("locked");
  }

  private void module(String source) throws IOException {
    Files.writeString(folder.resolve("keyring.py"), source);
  }

  private Optional<Credentials> find(String service, Optional<String> user) throws Exception {
    try (var runner = new ProcessRunner()) {
      return keyring(runner, Optional.empty()).find(service, user);
    }
  }

  private KeyringModule keyring(ProcessRunner runner, Optional<Keyring> otherwise) {
    Map<String, String> environment =
        Map.of(
            "PATH", "/usr/bin:/bin",
            "PYTHONPATH", folder.toString(),
            "OUT", folder.resolve("out").toString());
    return new KeyringModule(
        TestPython.find().orElseThrow(), environment, runner, otherwise, report);
  }

  private static Keyring program() {
    return new Keyring() {
      @Override
      public Optional<Credentials> find(String service, Optional<String> user) {
        return Optional.of(FROM_PROGRAM);
      }

      @Override
      public void save(String service, Credentials credentials) {}
    };
  }
}
