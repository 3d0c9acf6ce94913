package dev.pipaccel.cli.delegation;

import dev.pipaccel.config.AccelConfiguration;
import dev.pipaccel.config.ConfiguredOptions;
import dev.pipaccel.config.PipConfiguration;
import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.config.Settings;
import dev.pipaccel.config.SettingsReader;
import dev.pipaccel.config.TargetPrefix;
import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.environment.InterpreterFinder;
import dev.pipaccel.environment.ProbeStore;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.UsageException;
import dev.pipaccel.option.CommandOptions;
import dev.pipaccel.option.Occurrence;
import dev.pipaccel.option.OptionParser;
import dev.pipaccel.option.OptionSet;
import dev.pipaccel.option.OptionSyntaxException;
import dev.pipaccel.option.OptionValues;
import dev.pipaccel.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Has a pip do what pip-accel does not do itself.
public final class Delegation {
  private static final Set<String> CONNECTING =
      Set.of("install", "lock", "download", "wheel", "index", "search");

  private final ProcessFacts facts;
  private final Report report;
  private final Path temporaryDirectory;

  /// @param temporaryDirectory where private folders may be made
  public Delegation(ProcessFacts facts, Report report, Path temporaryDirectory) {
    this.facts = facts;
    this.report = report;
    this.temporaryDirectory = temporaryDirectory;
  }

  /// Runs a command by the pip of the target environment or, where it has none, by a kept one.
  ///
  /// @param words everything but the name of the command
  /// @param main what stands before the command, with configuration
  /// @param configured is told the settings before anything is reported
  /// @return the exit code of the pip
  /// @throws UsageException if the user forbids delegation
  public int run(
      String command, List<String> words, OptionValues main, Consumer<Settings> configured)
      throws PipAccelException, InterruptedException {
    Settings settings = settings(command, words, main);
    configured.accept(settings);
    Interpreter interpreter = interpreter(command, settings, main, "The command " + command);
    List<String> delegated = DelegatedWords.of(command, words);
    if (hasPip(interpreter)) {
      report.verbose("Handing over to the pip of " + interpreter.executable());
      return start(interpreter, List.of("-m", "pip"), delegated);
    }
    return startKept(interpreter, settings, delegated);
  }

  private Interpreter interpreter(String command, Settings settings, OptionValues main, String what)
      throws PipAccelException {
    if (!settings.accel().delegation()) {
      throw UsageException.refused(
          what + " needs a pip, and --accel-no-delegation forbids to hand over to one");
    }
    if (settings.accel().offline() && CONNECTING.contains(command) && !settings.index().noIndex()) {
      throw UsageException.refused(
          what + " needs a pip, which would connect: --accel-offline allows that with --no-index");
    }
    return new InterpreterFinder(ProbeStore.none(), facts.environment())
        .find(main.text("python").filter(text -> !text.isEmpty()));
  }

  private static boolean hasPip(Interpreter interpreter) {
    return interpreter.path().stream()
        .anyMatch(folder -> Files.exists(folder.resolve("pip").resolve("__main__.py")));
  }

  private int startKept(Interpreter interpreter, Settings settings, List<String> words)
      throws PipAccelException, InterruptedException {
    PipRelease release = PipRelease.servingPython(interpreter.version());
    try (PipSource source = PipSource.open(settings, facts, temporaryDirectory, report)) {
      Path wheel = source.pips().wheel(release);
      report.verbose("Handing over to " + release + " on " + interpreter.executable());
      return start(interpreter, List.of(wheel.resolve("pip").toString()), words);
    }
  }

  private int start(Interpreter interpreter, List<String> how, List<String> words)
      throws PipAccelException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(interpreter.executable().toString());
    command.addAll(how);
    command.addAll(words);
    Map<String, String> environment = new HashMap<>(facts.environment());
    // The pip would start itself once more, on the interpreter that it already runs on.
    environment.remove("PIP_PYTHON");
    return ForegroundProgram.run(command, facts.workingDirectory(), environment);
  }

  /// Reads what pip-accel itself has to know; where pip would complain, it is left to pip.
  private Settings settings(String command, List<String> words, OptionValues main)
      throws PipAccelException {
    OptionSet options = CommandOptions.of(command);
    boolean isolated = words.contains("--isolated");
    AccelConfiguration accel = AccelConfiguration.load(facts, isolated);
    List<Occurrence> occurrences = new ArrayList<>();
    try {
      Optional<Path> prefix = TargetPrefix.find(main.text("python"), facts);
      PipConfiguration configuration = PipConfiguration.load(facts, isolated, prefix);
      occurrences.addAll(ConfiguredOptions.read(configuration.settings(command), options, facts));
      occurrences.addAll(new OptionParser(options, true, facts.home()).parse(words).occurrences());
      return read(new OptionValues(occurrences), accel);
    } catch (OptionSyntaxException | UsageException _) {
      return read(main, accel);
    }
  }

  private Settings read(OptionValues values, AccelConfiguration accel) throws PipAccelException {
    return new SettingsReader(values, accel, facts, InstantSource.system()).read();
  }
}
