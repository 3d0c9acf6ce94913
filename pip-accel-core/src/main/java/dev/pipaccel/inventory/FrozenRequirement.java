package dev.pipaccel.inventory;

import dev.pipaccel.model.name.PackageName;
import java.util.ArrayList;
import java.util.List;

/// What brings an installed distribution back, as lines of a requirements file.
///
/// @param displayName as the metadata writes it
/// @param requirement without `-e`
/// @param comments lines that go before it
record FrozenRequirement(
    PackageName name,
    String displayName,
    String requirement,
    boolean editable,
    List<String> comments) {
  FrozenRequirement {
    comments = List.copyOf(comments);
  }

  /// Returns the lines as one text.
  String text() {
    List<String> lines = new ArrayList<>(comments);
    lines.add(editable ? "-e " + requirement : requirement);
    return String.join("\n", lines).stripTrailing();
  }
}
