package dev.pipaccel.auth;

import dev.pipaccel.process.ProcessRunner;
import dev.pipaccel.process.ProgramSearch;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// The keyring as `--keyring-provider` wants it used. One that fails is given up for the run.
public final class KeyringUse {
  private final Optional<Keyring> keyring;
  private final boolean explicit;
  private volatile boolean failed;

  /// A use of a keyring.
  ///
  /// @param keyring empty if there is none or it is disabled
  /// @param explicit whether the user has named a provider, which is then asked even under
  ///   `--no-input`
  public KeyringUse(Optional<Keyring> keyring, boolean explicit) {
    this.keyring = keyring;
    this.explicit = explicit;
  }

  /// The use that `--keyring-provider` asks for: none if `disabled`, else that of the `keyring`
  /// program, if there is one. `import`, pip's use of the keyring installed beside it, has no
  /// counterpart outside Python and means the program, too.
  public static KeyringUse of(
      String provider, Map<String, String> environment, ProcessRunner runner) {
    if (provider.equals("disabled")) {
      return new KeyringUse(Optional.empty(), false);
    }
    Optional<Keyring> command =
        ProgramSearch.find("keyring", environment)
            .map(program -> new KeyringCommand(program, environment, runner));
    return new KeyringUse(command, !provider.equals("auto"));
  }

  boolean isPresent() {
    return keyring.isPresent() && !failed;
  }

  /// Tells whether the keyring may be asked, which may make it ask the user.
  boolean mayBeAsked(boolean mayPrompt) {
    return mayPrompt || explicit;
  }

  Optional<Credentials> find(String service, Optional<String> user, Report report) {
    if (!isPresent()) {
      return Optional.empty();
    }
    try {
      return keyring.orElseThrow().find(service, user);
    } catch (IOException e) {
      failed = true;
      report.warn("Keyring is skipped due to an exception: " + e.getMessage());
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  void save(String service, Credentials credentials) throws IOException {
    try {
      keyring.orElseThrow().save(service, credentials);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
