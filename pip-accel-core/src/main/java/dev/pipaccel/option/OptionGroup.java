package dev.pipaccel.option;

import java.util.List;

/// Options that belong together, as help shows them.
///
/// @param title such as `General Options`
public record OptionGroup(String title, List<Option> options) {
  /// Copies the list.
  public OptionGroup {
    options = List.copyOf(options);
  }
}
