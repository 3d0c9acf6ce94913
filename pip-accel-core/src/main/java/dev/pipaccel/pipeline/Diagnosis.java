package dev.pipaccel.pipeline;

import java.util.List;

/// What requirements need of this system and lack.
///
/// @param system its name
/// @param rows one for each chosen distribution, in the order of their names
/// @param command what installs all missing packages; empty if none is known to be missing
public record Diagnosis(String system, List<Row> rows, String command) {
  /// Copies the list.
  public Diagnosis {
    rows = List.copyOf(rows);
  }

  /// How a distribution gets here.
  public enum Form {
    /// A wheel is there, published or built before.
    WHEEL,
    /// It has to be built.
    SOURCE
  }

  /// What one distribution needs.
  ///
  /// @param needs system packages that its build needs, as far as is known
  /// @param missing those of them that are not installed
  /// @param libraries what its wheel needs at run time and this system lacks
  public record Row(
      String project,
      String version,
      Form form,
      List<String> needs,
      List<String> missing,
      List<String> libraries) {
    /// Copies the lists.
    public Row {
      needs = List.copyOf(needs);
      missing = List.copyOf(missing);
      libraries = List.copyOf(libraries);
    }
  }

  /// Tells whether nothing is missing, as far as is known.
  public boolean isSound() {
    return rows.stream().allMatch(row -> row.missing().isEmpty() && row.libraries().isEmpty());
  }
}
