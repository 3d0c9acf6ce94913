package dev.pipaccel.cli;

import dev.pipaccel.config.AccelConfiguration;
import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.config.SettingsReader;
import dev.pipaccel.environment.InstalledDistribution;
import dev.pipaccel.environment.InstalledDistributions;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.option.CommandOptions;
import dev.pipaccel.option.Option;
import dev.pipaccel.option.OptionGroup;
import dev.pipaccel.option.OptionValues;
import dev.pipaccel.pipeline.Startup;
import dev.pipaccel.report.Report;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Answers a shell that completes a command line, by pip's protocol: `PIP_AUTO_COMPLETE` is set,
/// `COMP_WORDS` holds the words so far with the program's own, `COMP_CWORD` the number of the one
/// to be completed. The exit code is 1.
final class Completion {
  private static final int DONE = 1;
  private static final Set<String> NAME_INSTALLED = Set.of("show", "uninstall");

  private final ProcessFacts facts;
  private final Console console;

  Completion(ProcessFacts facts, Console console) {
    this.facts = facts;
    this.console = console;
  }

  boolean isAskedFor() {
    return facts.environment().containsKey("PIP_AUTO_COMPLETE")
        && facts.variable("COMP_WORDS").isPresent()
        && facts.variable("COMP_CWORD").filter(Completion::isNumber).isPresent();
  }

  private static boolean isNumber(String text) {
    return text.length() < 9 && text.chars().allMatch(Character::isDigit);
  }

  /// Prints what the word may become.
  ///
  /// @return the exit code
  int run() throws PipAccelException {
    String line = facts.variable("COMP_WORDS").orElseThrow().strip();
    List<String> all = Arrays.asList(line.split("\\s+", -1));
    List<String> words = all.subList(1, all.size());
    int number = Integer.parseInt(facts.variable("COMP_CWORD").orElseThrow());
    String current = number > 0 && number <= words.size() ? words.get(number - 1) : "";
    Optional<String> command = words.stream().filter(Commands::isKnown).findFirst();
    if (command.isEmpty()) {
      completeMain(words, number, current);
    } else if (!command.get().equals("help")) {
      complete(command.get(), words, number, current);
    }
    return DONE;
  }

  private void completeMain(List<String> words, int number, String current) {
    List<String> all = new ArrayList<>(Commands.ALL.stream().map(Commands.Entry::name).toList());
    if (current.startsWith("-")) {
      options(CommandOptions.mainGroups()).forEach(option -> all.addAll(names(option)));
    } else {
      Optional<String> paths = pathKind(words, number, options(CommandOptions.mainGroups()));
      if (paths.isPresent()) {
        all.clear();
        all.addAll(new PathCompletion(facts).of(current, paths.get()));
      }
    }
    List<String> fitting = all.stream().filter(word -> word.startsWith(current)).toList();
    console.print(String.join(" ", fitting));
  }

  private void complete(String command, List<String> words, int number, String current)
      throws PipAccelException {
    boolean option = current.startsWith("-");
    if (!option && NAME_INSTALLED.contains(command)) {
      List<String> installed = installed(words, current);
      if (!installed.isEmpty()) {
        installed.forEach(console::print);
        return;
      }
    }
    if (!option && command.equals("install")) {
      new PathCompletion(facts).of(current, "path").forEach(console::print);
      return;
    }
    List<Option> options = options(CommandOptions.groups(command));
    Optional<String> paths = pathKind(words, number, options);
    if (paths.isPresent()) {
      new PathCompletion(facts).of(current, paths.get()).forEach(console::print);
    } else {
      List<String> given = words.subList(1, Math.clamp(number - 1L, 1, words.size()));
      completeOptions(options, current, given);
    }
    List<String> verbs = Commands.find(command).orElseThrow().verbs();
    if (verbs.stream().noneMatch(words::contains)) {
      verbs.stream().filter(verb -> verb.startsWith(current)).forEach(console::print);
    }
  }

  private void completeOptions(List<Option> options, String current, List<String> given) {
    List<String> said = given.stream().map(Completion::beforeEquals).toList();
    for (Option option : options) {
      for (String name : names(option)) {
        if (name.startsWith(current) && !said.contains(name)) {
          console.print(option.takesValue() && name.startsWith("--") ? name + "=" : name);
        }
      }
    }
  }

  private static String beforeEquals(String word) {
    int equals = word.indexOf('=');
    return equals < 0 ? word : word.substring(0, equals);
  }

  /// Returns the options that help shows.
  private static List<Option> options(List<OptionGroup> groups) {
    return groups.stream()
        .flatMap(group -> group.options().stream())
        .filter(option -> !option.help().isEmpty())
        .toList();
  }

  /// Returns the names, long ones first.
  private static List<String> names(Option option) {
    Predicate<String> isLong = name -> name.startsWith("--");
    List<String> names = new ArrayList<>(option.names().stream().filter(isLong).toList());
    option.names().stream().filter(isLong.negate()).forEach(names::add);
    return names;
  }

  /// Tells what kind of path the option before the word takes, if it takes one.
  private static Optional<String> pathKind(List<String> words, int number, List<Option> options) {
    if (number < 2 || number - 2 >= words.size()) {
      return Optional.empty();
    }
    String previous = beforeEquals(words.get(number - 2));
    return options.stream()
        .filter(option -> previous.startsWith("-") && option.names().contains(previous))
        .map(Option::metavar)
        .filter(metavar ->
            Arrays.stream(metavar.split("/", -1)).anyMatch(Set.of("path", "file", "dir")::contains))
        .findFirst();
  }

  private List<String> installed(List<String> words, String current) throws PipAccelException {
    AccelConfiguration accel = AccelConfiguration.load(facts, false);
    var settings =
        new SettingsReader(new OptionValues(List.of()), accel, facts, InstantSource.system())
            .read();
    String start = current.toLowerCase(Locale.ROOT);
    try (var startup = Startup.open(settings, facts, Report.silent())) {
      return InstalledDistributions.in(startup.interpreter(), Report.silent()).all().stream()
          .filter(InstalledDistribution::isLocal)
          .map(distribution -> distribution.name().text())
          .filter(name -> name.startsWith(start) && !words.contains(name))
          .toList();
    }
  }
}
