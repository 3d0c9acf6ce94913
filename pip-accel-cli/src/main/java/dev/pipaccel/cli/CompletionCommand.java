package dev.pipaccel.cli;

import dev.pipaccel.error.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// `pip-accel completion`: prints what makes a shell complete `pip-accel`, by asking [Completion].
final class CompletionCommand implements NativeCommand {
  private static final int SUCCESS = 0;

  @Override
  public int run(Invocation invocation) throws UsageException {
    String shell = invocation.values().text("shell").orElse("");
    if (shell.isEmpty()) {
      // Like pip, which does not call this a failure.
      invocation
          .console()
          .printError("ERROR: You must pass --bash or --fish or --powershell or --zsh");
      return SUCCESS;
    }
    invocation
        .console()
        .print(
            "\n# pip-accel %s completion start\n%s# pip-accel %s completion end\n"
                .formatted(shell, script(shell), shell));
    return SUCCESS;
  }

  private static String script(String shell) {
    String name = "completion." + shell;
    try (InputStream stream = CompletionCommand.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new IllegalStateException(name + " cannot be read", unreadable);
    }
  }
}
