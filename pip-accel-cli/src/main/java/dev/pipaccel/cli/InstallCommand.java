package dev.pipaccel.cli;

import dev.pipaccel.cli.delegation.Delegation;
import dev.pipaccel.config.AccelConfiguration;
import dev.pipaccel.config.ConfiguredOptions;
import dev.pipaccel.config.PipConfiguration;
import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.config.Settings;
import dev.pipaccel.config.SettingsReader;
import dev.pipaccel.config.TargetPrefix;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.UsageException;
import dev.pipaccel.option.Action;
import dev.pipaccel.option.CommandOptions;
import dev.pipaccel.option.Occurrence;
import dev.pipaccel.option.OptionParser;
import dev.pipaccel.option.OptionSet;
import dev.pipaccel.option.OptionSyntaxException;
import dev.pipaccel.option.OptionValues;
import dev.pipaccel.pipeline.InstallOperation;
import dev.pipaccel.pipeline.InstallRequest;
import dev.pipaccel.requirement.RequirementArguments;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// `pip-accel install`.
final class InstallCommand {
  private static final String NAME = "install";
  private static final int SUCCESS = 0;
  private static final Set<String> ALWAYS_ENABLED =
      Set.of("truststore", "no-binary-enable-wheel-cache", "build-constraint");

  private final ProcessFacts facts;
  private final Console console;
  private final InstallOperation operation;

  /// @param operation what installs
  InstallCommand(ProcessFacts facts, Console console, InstallOperation operation) {
    this.facts = facts;
    this.console = console;
    this.operation = operation;
  }

  /// Runs the command.
  ///
  /// @param main what stands before the command, with configuration
  /// @return the exit code
  int run(CommandLine line, OptionValues main) throws PipAccelException, InterruptedException {
    OptionSet options = CommandOptions.of(NAME);
    OptionParser.Result parsed;
    try {
      parsed = new OptionParser(options, true, facts.home()).parse(line.words());
    } catch (OptionSyntaxException e) {
      return usageError(String.valueOf(e.getMessage()));
    }
    if (parsed.occurrences().stream().anyMatch(o -> o.option().action() == Action.HELP)) {
      console.print(Help.command(NAME));
      return SUCCESS;
    }
    Settings settings;
    RequirementArguments requirements;
    List<String> warnings;
    try {
      boolean isolated = line.words().contains("--isolated");
      Optional<Path> prefix = TargetPrefix.find(main.text("python"), facts);
      PipConfiguration configuration = PipConfiguration.load(facts, isolated, prefix);
      List<Occurrence> occurrences =
          new ArrayList<>(ConfiguredOptions.read(configuration.settings(NAME), options, facts));
      occurrences.addAll(parsed.occurrences());
      OptionValues values = new OptionValues(occurrences);
      AccelConfiguration accel = AccelConfiguration.load(facts, isolated);
      settings = new SettingsReader(values, accel, facts, InstantSource.system()).read();
      requirements = InstallArguments.read(values, parsed.arguments());
      warnings = accel.warnings();
      console.configure(settings.output(), logFile(settings));
    } catch (UsageException e) {
      if (e.exitCode() == Failures.WRONG_USAGE) {
        return usageError(String.valueOf(e.getMessage()));
      }
      throw e;
    }
    warnings.forEach(console::warn);
    warnOfFeatures(settings);
    InstallChecks.check(settings, requirements, main.text("python"));
    return install(line, main, settings, requirements);
  }

  private int install(
      CommandLine line, OptionValues main, Settings settings, RequirementArguments requirements)
      throws PipAccelException, InterruptedException {
    Optional<String> foreign = NotNative.reason(settings, requirements);
    if (foreign.isPresent()) {
      return new Delegation(facts, console, Host.temporaryDirectory(facts))
          .install(line.words(), main, settings, foreign.get());
    }
    InstallRequest request =
        new InstallRequest(
            settings,
            requirements,
            facts,
            TerminalPrompter.of(settings.network().noInput()),
            console);
    return operation.install(request);
  }

  private void warnOfFeatures(Settings settings) {
    Set<String> always = new TreeSet<>(settings.output().features());
    always.retainAll(ALWAYS_ENABLED);
    if (!always.isEmpty()) {
      console.warn("The following features are always enabled: " + String.join(", ", always) + ".");
    }
  }

  private Optional<LogFile> logFile(Settings settings) throws PipAccelException {
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

  private int usageError(String message) {
    console.printError(Help.usage(NAME) + "\n" + message);
    return Failures.WRONG_USAGE;
  }
}
