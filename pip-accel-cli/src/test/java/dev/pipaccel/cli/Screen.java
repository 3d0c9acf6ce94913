package dev.pipaccel.cli;

import dev.pipaccel.config.OutputSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/// A console that remembers what it showed.
final class Screen {
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  final Console console;

  Screen(boolean terminal) {
    this(terminal, "");
  }

  /// @param answers what the user types
  Screen(boolean terminal, String answers) {
    console =
        new Console(
            new PrintStream(output, true, StandardCharsets.UTF_8),
            new PrintStream(errors, true, StandardCharsets.UTF_8),
            new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8)),
            terminal,
            60);
  }

  String output() {
    return output.toString(StandardCharsets.UTF_8);
  }

  String errors() {
    return errors.toString(StandardCharsets.UTF_8);
  }

  void configure(int verbosity, boolean color, OutputSettings.ProgressBar bars) {
    console.configure(
        new OutputSettings(
            verbosity, color, bars, Optional.empty(), false, false, Set.of(), Set.of()),
        Optional.empty());
  }
}
