package dev.pipaccel.auth;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.json.JsonValue;
import dev.pipaccel.model.json.JsonValue.JsonObject;
import dev.pipaccel.process.Command;
import dev.pipaccel.process.ProcessResult;
import dev.pipaccel.process.ProcessRunner;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The Python module `keyring` of an interpreter, pip's `import` provider. Where there is none,
/// another keyring may take its place. Safe for use by several threads.
final class KeyringModule implements Keyring {
  private static final String SCRIPT = "keyring_module.py";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int NO_MODULE = 3;
  private static final int BROKEN_MODULE = 4;

  private final Path interpreter;
  private final Map<String, String> environment;
  private final ProcessRunner runner;
  private final Optional<Keyring> otherwise;
  private final Report report;
  private volatile boolean missing;

  /// @param interpreter the executable of an interpreter
  /// @param otherwise is asked where the module cannot be imported
  KeyringModule(
      Path interpreter,
      Map<String, String> environment,
      ProcessRunner runner,
      Optional<Keyring> otherwise,
      Report report) {
    this.interpreter = interpreter;
    this.environment = Map.copyOf(environment);
    this.runner = runner;
    this.otherwise = otherwise;
    this.report = report;
  }

  @Override
  public boolean isPresent() {
    return !missing || otherwise.isPresent();
  }

  @Override
  public Optional<Credentials> find(String service, Optional<String> user)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("find", service));
    user.ifPresent(arguments::add);
    Optional<String> answer = call(arguments, "");
    if (answer.isPresent()) {
      return parse(answer.get());
    }
    return otherwise.isPresent() ? otherwise.get().find(service, user) : Optional.empty();
  }

  @Override
  public void save(String service, Credentials credentials)
      throws IOException, InterruptedException {
    Optional<String> answer =
        call(List.of("save", service, credentials.user()), credentials.password());
    if (answer.isEmpty() && otherwise.isPresent()) {
      otherwise.get().save(service, credentials);
    }
  }

  /// Returns the last line that the script prints; empty if the module is missing.
  private Optional<String> call(List<String> arguments, String input)
      throws IOException, InterruptedException {
    if (missing) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>(List.of(interpreter.toString(), "-c", script()));
    words.addAll(arguments);
    Command command =
        Command.of(words, Path.of("").toAbsolutePath(), environment)
            .withInput(input.getBytes(StandardCharsets.UTF_8))
            .withTimeout(PATIENCE);
    ProcessResult result = runner.run(command);
    String answer = result.output().substring(result.output().lastIndexOf('\n') + 1);
    switch (result.exitCode()) {
      case 0 -> {
        return Optional.of(answer);
      }
      case NO_MODULE -> missing = true;
      case BROKEN_MODULE -> {
        missing = true;
        report.warn(
            "Installed copy of keyring fails with exception "
                + answer
                + (otherwise.isPresent()
                    ? ", trying to find a keyring executable as a fallback"
                    : ""));
      }
      default -> throw new IOException(answer);
    }
    return Optional.empty();
  }

  private static Optional<Credentials> parse(String json) throws IOException {
    try {
      return JsonValue.parse(json) instanceof JsonObject found
          ? Optional.of(
              new Credentials(found.text("username").orElse(""), found.text("password").orElse("")))
          : Optional.empty();
    } catch (SyntaxException e) {
      throw new IOException("the keyring module answered something that is no JSON", e);
    }
  }

  private static String script() throws IOException {
    try (@Nullable InputStream resource = KeyringModule.class.getResourceAsStream(SCRIPT)) {
      if (resource == null) {
        throw new IllegalStateException(SCRIPT + " is missing");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
