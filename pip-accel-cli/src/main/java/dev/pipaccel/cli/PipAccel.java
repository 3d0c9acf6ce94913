package dev.pipaccel.cli;

import dev.pipaccel.config.ConfiguredOptions;
import dev.pipaccel.config.PipConfiguration;
import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.UsageException;
import dev.pipaccel.option.Action;
import dev.pipaccel.option.CommandOptions;
import dev.pipaccel.option.Occurrence;
import dev.pipaccel.option.OptionParser;
import dev.pipaccel.option.OptionSet;
import dev.pipaccel.option.OptionSyntaxException;
import dev.pipaccel.option.OptionValues;
import dev.pipaccel.pipeline.RequirementOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a command line, runs the command that it names and turns every failure into a message and
/// an exit code.
final class PipAccel {
  private static final int SUCCESS = 0;
  private static final int FAILURE = 1;
  private static final String MAIN_SECTION = "global";

  private final ProcessFacts facts;
  private final Console console;
  private final RequirementOperation operation;

  /// @param operation what installs
  PipAccel(ProcessFacts facts, Console console, RequirementOperation operation) {
    this.facts = facts;
    this.console = console;
    this.operation = operation;
  }

  /// Runs a command line.
  ///
  /// @return the exit code
  int run(List<String> arguments) {
    Failures failures = new Failures(console);
    try {
      Completion completion = new Completion(facts, console);
      return completion.isAskedFor() ? completion.run() : dispatch(arguments);
    } catch (PipAccelException e) {
      // What was interrupted may fail in many ways; the user knows why.
      return Thread.currentThread().isInterrupted() ? failures.showCancelled() : failures.show(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failures.showCancelled();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return failures.showBug(e);
    }
  }

  private int dispatch(List<String> arguments) throws PipAccelException, InterruptedException {
    OptionSet mainOptions = CommandOptions.main();
    OptionParser.Result result;
    try {
      result = new OptionParser(mainOptions, false, facts.home()).parse(arguments);
    } catch (OptionSyntaxException e) {
      return usageError("", String.valueOf(e.getMessage()));
    }
    List<Occurrence> occurrences = new ArrayList<>();
    try {
      PipConfiguration configuration = PipConfiguration.load(facts, false, Optional.empty());
      occurrences.addAll(
          ConfiguredOptions.read(configuration.settings(MAIN_SECTION), mainOptions, facts));
    } catch (UsageException e) {
      return usageError("", String.valueOf(e.getMessage()));
    }
    occurrences.addAll(result.occurrences());
    OptionValues values = new OptionValues(occurrences);
    List<String> rest = result.arguments();
    if (result.occurrences().stream().anyMatch(o -> o.option().action() == Action.HELP)) {
      return help();
    }
    if (values.isOn("version")) {
      console.print(Version.line());
      return SUCCESS;
    }
    if (rest.isEmpty() || rest.equals(List.of("help"))) {
      return help();
    }
    String command = rest.getFirst();
    if (!Commands.isKnown(command)) {
      console.printError("ERROR: " + Commands.unknown(command));
      return FAILURE;
    }
    int optionCount = arguments.size() - rest.size();
    CommandLine line =
        new CommandLine(
            result.occurrences(),
            arguments.subList(0, optionCount),
            command,
            rest.subList(1, rest.size()));
    return new CommandRunner(facts, console).run(line, values, command(command));
  }

  private NativeCommand command(String name) {
    return switch (name) {
      case "install" -> new InstallCommand(operation);
      case "download" -> new DownloadCommand();
      case "wheel" -> new WheelCommand();
      case "lock" -> new LockCommand();
      case "uninstall" -> new UninstallCommand();
      case "freeze" -> new FreezeCommand();
      case "inspect" -> new InspectCommand();
      case "list" -> new ListCommand();
      case "show" -> new ShowCommand();
      case "check" -> new CheckCommand();
      case "hash" -> new HashCommand();
      case "config" -> new ConfigCommand();
      case "cache" -> new CacheCommand();
      case "index" -> new IndexCommand();
      case "search" -> new SearchCommand();
      case "debug" -> new DebugCommand();
      case "doctor" -> new DoctorCommand();
      case "completion" -> new CompletionCommand();
      case "help" -> new HelpCommand();
      default -> throw new IllegalStateException("a command without code: " + name);
    };
  }

  private int help() {
    console.print(Help.main());
    return SUCCESS;
  }

  private int usageError(String command, String message) {
    console.printError(Help.usage(command) + "\n" + message);
    return Failures.WRONG_USAGE;
  }
}
