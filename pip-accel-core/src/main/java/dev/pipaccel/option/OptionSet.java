package dev.pipaccel.option;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The options that one command knows. Long names may be shortened as long as only one of pip's
/// options fits; pip-accel's own take no part in that.
public final class OptionSet {
  private final List<Option> options;
  private final List<Option> pips;
  private final Map<String, Option> byName = new HashMap<>();

  /// @param options pip's, in the order in which help shows them
  OptionSet(List<Option> options) {
    this(options, options);
  }

  private OptionSet(List<Option> options, List<Option> pips) {
    this.options = List.copyOf(options);
    this.pips = List.copyOf(pips);
    for (Option option : options) {
      for (String name : option.names()) {
        byName.put(name, option);
      }
    }
  }

  /// Returns the options of all groups.
  static OptionSet of(List<OptionGroup> groups) {
    List<Option> options = new ArrayList<>();
    List<Option> pips = new ArrayList<>();
    for (OptionGroup group : groups) {
      options.addAll(group.options());
      if (!group.isOwn()) {
        pips.addAll(group.options());
      }
    }
    return new OptionSet(options, pips);
  }

  /// Returns the options in the order in which help shows them.
  public List<Option> options() {
    return options;
  }

  /// Returns those of pip.
  List<Option> pips() {
    return pips;
  }

  /// Finds an option by one of its full names.
  public Optional<Option> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  @Nullable Option get(String name) {
    return byName.get(name);
  }

  /// Completes a long name that may be shortened.
  String complete(String name) throws OptionSyntaxException {
    if (byName.containsKey(name)) {
      return name;
    }
    List<String> candidates = new ArrayList<>();
    for (Option option : pips) {
      for (String candidate : option.names()) {
        if (candidate.startsWith(name) && candidate.startsWith("--")) {
          candidates.add(candidate);
        }
      }
    }
    if (candidates.isEmpty()) {
      throw new OptionSyntaxException("no such option: " + name);
    }
    if (candidates.size() > 1) {
      candidates.sort(null);
      throw new OptionSyntaxException(
          "ambiguous option: " + name + " (" + String.join(", ", candidates) + "?)");
    }
    return candidates.getFirst();
  }
}
