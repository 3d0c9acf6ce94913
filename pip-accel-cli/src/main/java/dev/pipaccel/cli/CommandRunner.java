package dev.pipaccel.cli;

import dev.pipaccel.cli.timing.Timeline;
import dev.pipaccel.cli.timing.TimingPage;
import dev.pipaccel.cli.timing.TimingTable;
import dev.pipaccel.config.AccelConfiguration;
import dev.pipaccel.config.AccelSettings;
import dev.pipaccel.config.ConfiguredOptions;
import dev.pipaccel.config.PipConfiguration;
import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.config.Settings;
import dev.pipaccel.config.SettingsReader;
import dev.pipaccel.config.TargetPrefix;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.UsageException;
import dev.pipaccel.fs.AtomicFiles;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.option.Action;
import dev.pipaccel.option.CommandOptions;
import dev.pipaccel.option.Occurrence;
import dev.pipaccel.option.OptionParser;
import dev.pipaccel.option.OptionSet;
import dev.pipaccel.option.OptionSyntaxException;
import dev.pipaccel.option.OptionValues;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads the options of a command, from its words and from configuration, and runs it.
final class CommandRunner {
  private static final int SUCCESS = 0;
  private static final Set<String> ALWAYS_ENABLED =
      Set.of("truststore", "no-binary-enable-wheel-cache", "build-constraint");

  private final ProcessFacts facts;
  private final Console console;

  CommandRunner(ProcessFacts facts, Console console) {
    this.facts = facts;
    this.console = console;
  }

  /// Runs a command.
  ///
  /// @param main what stands before the command, with configuration
  /// @return the exit code
  int run(CommandLine line, OptionValues main, NativeCommand command)
      throws PipAccelException, InterruptedException {
    OptionSet options = CommandOptions.of(line.command());
    OptionParser.Result parsed;
    try {
      parsed = new OptionParser(options, true, facts.home()).parse(line.words());
    } catch (OptionSyntaxException e) {
      return usageError(line.command(), String.valueOf(e.getMessage()));
    }
    if (parsed.occurrences().stream().anyMatch(o -> o.option().action() == Action.HELP)) {
      console.print(Help.command(line.command()));
      return SUCCESS;
    }
    try {
      return accounted(read(line, main, options, parsed), command);
    } catch (UsageException e) {
      if (e.exitCode() == Failures.WRONG_USAGE) {
        return usageError(line.command(), String.valueOf(e.getMessage()));
      }
      throw e;
    }
  }

  /// Runs a command and tells where the time went, if the user wants to know.
  private int accounted(Invocation invocation, NativeCommand command)
      throws PipAccelException, InterruptedException {
    AccelSettings accel = invocation.settings().accel();
    if (!accel.timing() && accel.timingReport().isEmpty()) {
      return command.run(invocation);
    }
    Timeline timeline = new Timeline(System::nanoTime, Host.age());
    console.account(timeline);
    try {
      return command.run(invocation);
    } finally {
      if (accel.timing()) {
        TimingTable.lines(timeline).forEach(console::printError);
      }
      accel.timingReport().ifPresent(file -> draw(timeline, invocation.line(), file));
    }
  }

  private void draw(Timeline timeline, CommandLine line, Path file) {
    try {
      AtomicFiles.writeString(file, TimingPage.of(timeline, "pip-accel " + line.command()));
    } catch (IOException e) {
      console.warn("Could not write the timing report: " + FileFailures.describe(e));
    }
  }

  private Invocation read(
      CommandLine line, OptionValues main, OptionSet options, OptionParser.Result parsed)
      throws PipAccelException {
    boolean isolated = line.words().contains("--isolated");
    Optional<Path> prefix = TargetPrefix.find(main.text("python"), facts);
    PipConfiguration configuration = PipConfiguration.load(facts, isolated, prefix);
    List<Occurrence> occurrences =
        new ArrayList<>(
            ConfiguredOptions.read(configuration.settings(line.command()), options, facts));
    occurrences.addAll(parsed.occurrences());
    OptionValues values = new OptionValues(occurrences);
    AccelConfiguration accel = AccelConfiguration.load(facts, isolated);
    Settings settings = new SettingsReader(values, accel, facts, InstantSource.system()).read();
    console.configure(settings.output(), logFile(settings));
    if (settings.target().python().isPresent() && main.text("python").isEmpty()) {
      throw UsageException.refused(
          "The --python option must be placed before the pip subcommand name");
    }
    accel.warnings().forEach(console::warn);
    warnOfFeatures(settings);
    return new Invocation(line, main, values, parsed.arguments(), settings, facts, console);
  }

  private void warnOfFeatures(Settings settings) {
    Set<String> always = new TreeSet<>(settings.output().features());
    always.retainAll(ALWAYS_ENABLED);
    if (!always.isEmpty()) {
      console.warn("The following features are always enabled: " + String.join(", ", always) + ".");
    }
  }

  private static Optional<LogFile> logFile(Settings settings) throws PipAccelException {
    if (settings.output().log().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        LogFile.open(
            settings.output().log().get(),
            settings.accel().logFormat().orElse(LogFile.USUAL_FORMAT),
            Host.name(),
            InstantSource.system(),
            ZoneId.systemDefault()));
  }

  private int usageError(String command, String message) {
    console.printError(Help.usage(command) + "\n" + message);
    return Failures.WRONG_USAGE;
  }
}
