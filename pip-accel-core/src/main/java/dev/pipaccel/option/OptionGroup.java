package dev.pipaccel.option;

import java.util.List;

/// Options that belong together, as help shows them.
///
/// @param title such as `General Options`
public record OptionGroup(String title, List<Option> options) {
  private static final String OWN = "pip-accel's Options";

  /// Copies the list.
  public OptionGroup {
    options = List.copyOf(options);
  }

  /// Groups options that pip does not have in that place.
  static OptionGroup own(List<Option> options) {
    return new OptionGroup(OWN, options);
  }

  /// Tells whether these options are pip-accel's, not pip's.
  public boolean isOwn() {
    return title.equals(OWN);
  }
}
