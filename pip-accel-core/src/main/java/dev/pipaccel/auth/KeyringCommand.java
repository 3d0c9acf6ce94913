package dev.pipaccel.auth;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.json.JsonReader;
import dev.pipaccel.process.Command;
import dev.pipaccel.process.ProcessResult;
import dev.pipaccel.process.ProcessRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The `keyring` program, spoken to as pip's `subprocess` provider does (version 25.2.1 or newer).
public final class KeyringCommand implements Keyring {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path program;
  private final Map<String, String> environment;
  private final ProcessRunner runner;

  /// A keyring behind a program, which sees this environment.
  public KeyringCommand(Path program, Map<String, String> environment, ProcessRunner runner) {
    this.program = program;
    this.environment = new HashMap<>(environment);
    this.environment.put("PYTHONIOENCODING", "utf-8");
    this.runner = runner;
  }

  @Override
  public Optional<Credentials> find(String service, Optional<String> user)
      throws IOException, InterruptedException {
    var arguments =
        new ArrayList<>(
            List.of(program.toString(), "--mode=creds", "--output=json", "get", service));
    user.ifPresent(arguments::add);
    ProcessResult result = runner.run(command(arguments));
    if (result.exitCode() == 2
        && result.errors().contains("unrecognized arguments")
        && result.errors().contains("--mode=creds")) {
      throw new IOException(
          "Keyring util is outdated; must be at least version 25.2.1, please upgrade it");
    }
    return result.isSuccess() ? Optional.of(parse(result.output())) : Optional.empty();
  }

  @Override
  public void save(String service, Credentials credentials)
      throws IOException, InterruptedException {
    byte[] input =
        (credentials.password() + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
    Command command = command(List.of(program.toString(), "set", service, credentials.user()));
    ProcessResult result = runner.run(command.withInput(input));
    if (!result.isSuccess()) {
      throw new IOException(program + " set ended with exit code " + result.exitCode());
    }
  }

  private Command command(List<String> arguments) {
    return Command.of(arguments, Path.of("").toAbsolutePath(), environment).withTimeout(PATIENCE);
  }

  private Credentials parse(String json) throws IOException {
    String user = "";
    String password = "";
    try {
      var reader = new JsonReader(json);
      reader.beginObject();
      while (reader.hasNext()) {
        switch (reader.readName()) {
          case "username" -> user = reader.readString();
          case "password" -> password = reader.readString();
          default -> reader.skipValue();
        }
      }
      reader.endObject();
      return new Credentials(user, password);
    } catch (SyntaxException e) {
      throw new IOException(program + " answered something that is no JSON", e);
    }
  }
}
