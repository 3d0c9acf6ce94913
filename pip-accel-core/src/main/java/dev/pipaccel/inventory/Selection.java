package dev.pipaccel.inventory;

import dev.pipaccel.environment.InstalledDistribution;
import dev.pipaccel.environment.InstalledDistributions;
import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.report.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Which of the installed distributions a query is about.
///
/// @param paths the folders to look into; none: the interpreter's search path
/// @param local only what lies in the virtual environment itself
/// @param user only what lies in the user's site-packages
/// @param editables which part editable installations have in it
/// @param skipped normalized names to pass over
public record Selection(
    List<Path> paths, boolean local, boolean user, Editables editables, Set<String> skipped) {
  /// Names that are part of Python itself, whatever their metadata says.
  public static final Set<String> STANDARD_LIBRARY = Set.of("python", "wsgiref", "argparse");

  /// Copies the collections.
  public Selection {
    paths = List.copyOf(paths);
    skipped = Set.copyOf(skipped);
  }

  /// What is to be done with editable installations.
  public enum Editables {
    /// They count like all others.
    INCLUDED,
    /// They are left out.
    EXCLUDED,
    /// Only they count.
    ALONE
  }

  /// Finds the distributions, in the order of the search path.
  ///
  /// @param report is warned of what is passed over
  public List<InstalledDistribution> find(Interpreter interpreter, Report report) {
    List<Path> places = paths.isEmpty() ? interpreter.path() : paths;
    List<InstalledDistribution> found = new ArrayList<>();
    for (InstalledDistribution distribution :
        InstalledDistributions.in(interpreter, places, report).all()) {
      if (contains(distribution)) {
        found.add(distribution);
      }
    }
    return found;
  }

  private boolean contains(InstalledDistribution distribution) {
    return (!local || distribution.isLocal())
        && isEditableAsWanted(distribution)
        && (!user || distribution.isInUserSite())
        && !skipped.contains(distribution.name().text());
  }

  private boolean isEditableAsWanted(InstalledDistribution distribution) {
    return switch (editables) {
      case INCLUDED -> true;
      case EXCLUDED -> distribution.editableLocation().isEmpty();
      case ALONE -> distribution.editableLocation().isPresent();
    };
  }
}
