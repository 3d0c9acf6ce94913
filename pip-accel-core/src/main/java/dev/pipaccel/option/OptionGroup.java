package dev.pipaccel.option;

import java.util.List;

/// Options that belong together, as help shows them.
///
/// @param title such as `General Options`
/// @param isOwn whether pip has none of them in that place
public record OptionGroup(String title, List<Option> options, boolean isOwn) {
  /// Copies the list.
  public OptionGroup {
    options = List.copyOf(options);
  }

  /// Groups options that are pip's.
  public OptionGroup(String title, List<Option> options) {
    this(title, options, false);
  }
}
