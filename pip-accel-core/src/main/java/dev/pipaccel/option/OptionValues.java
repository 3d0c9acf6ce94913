package dev.pipaccel.option;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// What all occurrences of options amount to, those of configuration before those of the command
/// line. A configured list or count replaces what an earlier configuration said; the command line
/// adds to it.
public final class OptionValues {
  private final List<Occurrence> occurrences;

  /// @param occurrences in the order in which they apply
  public OptionValues(List<Occurrence> occurrences) {
    this.occurrences = List.copyOf(occurrences);
  }

  /// Returns every occurrence that sets a destination, in order.
  public List<Occurrence> all(String destination) {
    List<Occurrence> found = new ArrayList<>();
    for (Occurrence occurrence : occurrences) {
      if (occurrence.option().destination().equals(destination)) {
        found.add(occurrence);
      }
    }
    return Collections.unmodifiableList(found);
  }

  /// Returns every occurrence of any option, in order.
  public List<Occurrence> all() {
    return occurrences;
  }

  /// Returns the state of a switch; empty if nothing was said. A configured value sets the
  /// destination itself, which for options that switch off reads the wrong way round: pip's
  /// `PIP_NO_BUILD_ISOLATION=false` switches isolation off.
  public Optional<Boolean> flag(String destination) {
    List<Occurrence> found = all(destination);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Occurrence last = found.getLast();
    if (last.isConfigured()) {
      return Optional.of(PythonValues.truth(last.value()));
    }
    return Optional.of(last.option().action() == Action.STORE_TRUE);
  }

  /// Tells whether a switch that is off by default is on.
  public boolean isOn(String destination) {
    return flag(destination).orElse(false);
  }

  /// Returns how often a counted option was given.
  public int count(String destination) {
    int count = 0;
    for (Occurrence occurrence : all(destination)) {
      count = occurrence.isConfigured() ? Integer.parseInt(occurrence.value()) : count + 1;
    }
    return count;
  }

  /// Returns the last value of an option.
  public Optional<String> text(String destination) {
    List<Occurrence> found = all(destination);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast().value());
  }

  /// Returns the values of an option that may be repeated.
  public List<String> texts(String destination) {
    List<String> texts = new ArrayList<>();
    int setting = 0;
    for (Occurrence occurrence : all(destination)) {
      if (occurrence.isConfigured() && occurrence.setting() != setting) {
        setting = occurrence.setting();
        texts.clear();
      }
      texts.add(occurrence.value());
    }
    return Collections.unmodifiableList(texts);
  }
}
