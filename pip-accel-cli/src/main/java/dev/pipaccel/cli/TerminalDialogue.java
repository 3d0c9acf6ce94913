package dev.pipaccel.cli;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.report.Dialogue;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The dialogue about system packages on standard error, in lines such as `2013-06-16 01:01:53 host
/// INFO You seem to be missing 1 dependency: libmcrypt-dev`.
final class TerminalDialogue implements Dialogue {
  private static final int INPUT = 0;
  private static final int ERRORS = 2;

  private final Console console;
  private final String host = Host.name();

  TerminalDialogue(Console console) {
    this.console = console;
  }

  @Override
  public void info(String line) {
    info(Instant.now(), line);
  }

  @Override
  public void info(Instant time, String line) {
    tell(time, "INFO", line);
  }

  @Override
  public void error(String line) {
    tell(Instant.now(), "ERROR", line);
  }

  private void tell(Instant time, String level, String line) {
    String stamp = LogFile.time(time, ZoneId.systemDefault());
    String plain = PlainText.of(line);
    console.tell(level, plain, "%s %s %s %s".formatted(stamp, host, level, plain));
  }

  @Override
  public void show(String lines) {
    console.printError(lines.isEmpty() ? "" : "\n" + PlainText.of(lines) + "\n");
  }

  @Override
  public boolean canAsk() {
    return Host.isTerminal(INPUT) && Host.isTerminal(ERRORS);
  }

  @Override
  public Optional<String> ask(String question) throws InterruptedException {
    return console.askOnErrors(question);
  }

  @Override
  public int run(List<String> command, Map<String, String> variables)
      throws PipAccelException, InterruptedException {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putAll(variables);
    return ForegroundProgram.run(command, Path.of("").toAbsolutePath(), environment);
  }
}
