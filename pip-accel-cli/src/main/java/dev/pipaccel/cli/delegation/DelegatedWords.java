package dev.pipaccel.cli.delegation;

import dev.pipaccel.option.CommandOptions;
import dev.pipaccel.option.Option;
import dev.pipaccel.option.OptionSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the words that a pip gets out of those that pip-accel got: without pip-accel's own options
/// and without `--python`, as the pip already runs on that interpreter.
final class DelegatedWords {
  private static final String PYTHON = "--python";

  private DelegatedWords() {}

  /// @param words everything but the name of the command
  static List<String> of(String command, List<String> words) {
    OptionSet options = CommandOptions.main();
    List<String> result = new ArrayList<>();
    result.add(command);
    for (int index = 0; index < words.size(); index++) {
      String word = words.get(index);
      if (word.equals("--")) {
        result.addAll(words.subList(index, words.size()));
        break;
      }
      String name = word.split("=", 2)[0];
      Optional<Option> own = options.find(name).filter(Option::isOwn);
      if (word.equals(PYTHON) || (own.isPresent() && own.get().takesValue() && name.equals(word))) {
        index++;
      } else if (own.isEmpty() && !word.startsWith(PYTHON + "=")) {
        result.add(word);
      }
    }
    return result;
  }
}
