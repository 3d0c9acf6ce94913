package dev.pipaccel.auth;

import dev.pipaccel.process.ProcessRunner;
import dev.pipaccel.process.ProgramSearch;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.nio.file.Path;
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
  /// @param explicit whether it is asked even where the user cannot be: a provider was named, or
  ///   `--no-input`
  public KeyringUse(Optional<Keyring> keyring, boolean explicit) {
    this.keyring = keyring;
    this.explicit = explicit;
  }

  /// The use that `--keyring-provider` asks for: none if `disabled`; the module of the interpreter
  /// if `import`; the `keyring` program, if there is one, if `subprocess`; if `auto` the module or
  /// else the program.
  ///
  /// @param noInput `--no-input`: a keyring, which may ask the user, is only used if it is named
  /// @param interpreter the executable of the target's interpreter
  public static KeyringUse of(
      String provider,
      boolean noInput,
      Path interpreter,
      Map<String, String> environment,
      ProcessRunner runner,
      Report report) {
    Optional<Keyring> program =
        provider.equals("auto") || provider.equals("subprocess")
            ? ProgramSearch.find("keyring", environment)
                .map(found -> new KeyringCommand(found, environment, runner))
            : Optional.empty();
    Optional<Keyring> keyring =
        switch (provider) {
          case "auto", "import" ->
              Optional.of(new KeyringModule(interpreter, environment, runner, program, report));
          default -> program;
        };
    boolean named = !provider.equals("auto") && !provider.equals("disabled");
    return new KeyringUse(keyring, named || !noInput);
  }

  boolean isPresent() {
    return keyring.filter(Keyring::isPresent).isPresent() && !failed;
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
