package dev.pipaccel.option;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads command lines as Python's `optparse` does: `-rfile`, `-qqv`, `--name=value`, `--name
/// value`, `--` and, if allowed, options after arguments.
public final class OptionParser {
  private final OptionSet options;
  private final boolean interspersed;
  private final ValueChecker checker;

  /// @param interspersed whether options may follow arguments
  /// @param home what a leading `~` of a path means
  public OptionParser(OptionSet options, boolean interspersed, Path home) {
    this.options = options;
    this.interspersed = interspersed;
    this.checker = new ValueChecker(home);
  }

  /// What a command line holds.
  ///
  /// @param occurrences the options, in order
  /// @param arguments everything else, in order
  public record Result(List<Occurrence> occurrences, List<String> arguments) {
    /// Copies the lists.
    public Result {
      occurrences = List.copyOf(occurrences);
      arguments = List.copyOf(arguments);
    }
  }

  /// Parses a command line, up to a request for help if there is one.
  public Result parse(List<String> words) throws OptionSyntaxException {
    Deque<String> rest = new ArrayDeque<>(words);
    List<Occurrence> occurrences = new ArrayList<>();
    List<String> arguments = new ArrayList<>();
    while (!rest.isEmpty() && !endsInHelp(occurrences)) {
      String word = rest.element();
      if (word.equals("--")) {
        rest.remove();
        break;
      }
      if (word.startsWith("--")) {
        rest.remove();
        parseLong(word, rest, occurrences);
      } else if (word.startsWith("-") && word.length() > 1) {
        rest.remove();
        parseShort(word, rest, occurrences);
      } else if (interspersed) {
        arguments.add(rest.remove());
      } else {
        break;
      }
    }
    arguments.addAll(rest);
    return new Result(occurrences, arguments);
  }

  private static boolean endsInHelp(List<Occurrence> occurrences) {
    return !occurrences.isEmpty() && occurrences.getLast().option().action() == Action.HELP;
  }

  private void parseLong(String word, Deque<String> rest, List<Occurrence> occurrences)
      throws OptionSyntaxException {
    int equals = word.indexOf('=');
    String name = options.complete(equals < 0 ? word : word.substring(0, equals));
    Option option = known(name);
    if (option.takesValue()) {
      if (equals >= 0) {
        rest.addFirst(word.substring(equals + 1));
      }
      occurrences.add(withValue(option, name, rest));
    } else if (equals >= 0) {
      throw new OptionSyntaxException(name + " option does not take a value");
    } else {
      occurrences.add(new Occurrence(option, name, option.constant(), 0));
    }
  }

  private void parseShort(String word, Deque<String> rest, List<Occurrence> occurrences)
      throws OptionSyntaxException {
    for (int index = 1; index < word.length(); ) {
      int end = word.offsetByCodePoints(index, 1);
      String name = "-" + word.substring(index, end);
      Option option = known(name);
      if (option.takesValue()) {
        if (end < word.length()) {
          rest.addFirst(word.substring(end));
        }
        occurrences.add(withValue(option, name, rest));
        return;
      }
      occurrences.add(new Occurrence(option, name, option.constant(), 0));
      index = option.action() == Action.HELP ? word.length() : end;
    }
  }

  private Option known(String name) throws OptionSyntaxException {
    @Nullable Option option = options.get(name);
    if (option == null) {
      throw new OptionSyntaxException("no such option: " + name);
    }
    return option;
  }

  private Occurrence withValue(Option option, String name, Deque<String> rest)
      throws OptionSyntaxException {
    if (rest.isEmpty()) {
      throw new OptionSyntaxException(name + " option requires 1 argument");
    }
    return new Occurrence(option, name, checker.check(option, name, rest.remove()), 0);
  }
}
