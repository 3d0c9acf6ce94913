package dev.pipaccel.cli;

import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.config.Settings;
import dev.pipaccel.option.OptionValues;
import dev.pipaccel.report.Report;
import dev.pipaccel.report.ReportWithoutDetails;
import java.util.List;

/// One use of a command, with its options read.
///
/// @param line the words of the user
/// @param main what stands before the command, with configuration
/// @param values the options of the command, with configuration
/// @param arguments the words that are no options
/// @param settings what the values mean
record Invocation(
    CommandLine line,
    OptionValues main,
    OptionValues values,
    List<String> arguments,
    Settings settings,
    ProcessFacts facts,
    Console console) {
  Invocation {
    arguments = List.copyOf(arguments);
  }

  /// Returns the console for commands whose standard output programs read, `-v` or not: details
  /// must not come between.
  Report reportWithoutDetails() {
    return new ReportWithoutDetails(console);
  }
}
