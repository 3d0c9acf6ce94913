package dev.pipaccel.cli;

import dev.pipaccel.option.Occurrence;
import java.util.ArrayList;
import java.util.List;

/// A command line cut at the name of the command.
///
/// @param options what stands before it, in order
/// @param optionWords the same, as words
/// @param command its name; empty if there is none
/// @param rest the words after it
record CommandLine(
    List<Occurrence> options, List<String> optionWords, String command, List<String> rest) {
  CommandLine {
    options = List.copyOf(options);
    optionWords = List.copyOf(optionWords);
    rest = List.copyOf(rest);
  }

  /// Returns all words but the command's name, as its own parser reads them.
  List<String> words() {
    List<String> words = new ArrayList<>(optionWords);
    words.addAll(rest);
    return words;
  }
}
