package dev.pipaccel.cli;

import dev.pipaccel.auth.Prompter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks for credentials at the terminal, in pip's words.
final class TerminalPrompter implements Prompter {
  private final java.io.Console terminal;

  private TerminalPrompter(java.io.Console terminal) {
    this.terminal = terminal;
  }

  /// Returns a prompter; empty if the user must not or cannot be asked.
  static Optional<Prompter> of(boolean noInput) {
    if (noInput) {
      return Optional.empty();
    }
    java.io.@Nullable Console terminal = System.console();
    return terminal == null || !terminal.isTerminal()
        ? Optional.empty()
        : Optional.of(new TerminalPrompter(terminal));
  }

  @Override
  public Optional<String> user(String server) {
    return answer("User for " + server + ": ").filter(text -> !text.isEmpty());
  }

  @Override
  public String password() {
    char @Nullable [] password = terminal.readPassword("Password: ");
    return password == null ? "" : new String(password);
  }

  @Override
  public String choice(String question, List<String> options) {
    while (true) {
      Optional<String> answer = answer(question);
      if (answer.isEmpty() || options.contains(answer.get())) {
        return answer.orElse("");
      }
      terminal.printf(
          "Your response ('%s') was not one of the expected responses: %s%n",
          answer.get(), String.join(", ", options));
    }
  }

  @Override
  public boolean shouldSave() {
    return answer("Save credentials to keyring [y/N]: ")
        .filter(text -> text.toLowerCase(Locale.ROOT).equals("y"))
        .isPresent();
  }

  private Optional<String> answer(String question) {
    return Optional.ofNullable(terminal.readLine("%s", question)).map(String::strip);
  }
}
