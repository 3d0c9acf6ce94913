package dev.pipaccel.cli;

import dev.pipaccel.error.UsageException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a command that can do several things, such as `cache`, is told to do.
///
/// @param verb which of them
/// @param arguments the words after it
record Subcommand<V extends Enum<V>>(V verb, List<String> arguments) {
  Subcommand {
    arguments = List.copyOf(arguments);
  }

  /// Reads the words of a command.
  ///
  /// @throws UsageException if the first is no verb, in pip's words
  static <V extends Enum<V>> Subcommand<V> read(Class<V> verbs, List<String> words)
      throws UsageException {
    Optional<V> verb =
        Arrays.stream(verbs.getEnumConstants())
            .filter(one -> !words.isEmpty() && name(one).equals(words.getFirst()))
            .findFirst();
    if (verb.isEmpty()) {
      String all =
          Arrays.stream(verbs.getEnumConstants())
              .map(Subcommand::name)
              .sorted()
              .collect(Collectors.joining(", "));
      throw UsageException.refused("Need an action (" + all + ") to perform.");
    }
    return new Subcommand<>(verb.get(), words.subList(1, words.size()));
  }

  private static String name(Enum<?> verb) {
    return verb.name().toLowerCase(Locale.ROOT);
  }
}
