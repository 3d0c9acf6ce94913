package dev.pipaccel.build;

import dev.pipaccel.environment.InstalledDistribution;
import dev.pipaccel.environment.InstalledDistributions;
import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.model.marker.MarkerEvaluationException;
import dev.pipaccel.model.requirement.Requirement;
import dev.pipaccel.model.version.Prereleases;
import dev.pipaccel.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which requirements the distributions in some folders do not meet.
///
/// @param missing of which no version is there
/// @param conflicts what is there instead of what was asked for, sorted, such as `wheel==0.30 is
///   incompatible with wheel>=0.40`
record RequirementCheck(List<Requirement> missing, List<String> conflicts) {

  static RequirementCheck of(
      List<Requirement> requirements, List<Path> libraries, Interpreter interpreter, Report report)
      throws MarkerEvaluationException {
    List<Requirement> applying =
        requirements.stream().filter(requirement -> applies(requirement, interpreter)).toList();
    List<Path> existing = libraries.stream().filter(Files::isDirectory).toList();
    if (applying.isEmpty() || existing.isEmpty()) {
      return new RequirementCheck(applying, List.of());
    }
    InstalledDistributions installed = InstalledDistributions.in(interpreter, existing, report);
    List<Requirement> missing = new ArrayList<>();
    List<String> conflicts = new ArrayList<>();
    for (Requirement requirement : applying) {
      Optional<InstalledDistribution> found = installed.find(requirement.name());
      if (found.isEmpty()) {
        missing.add(requirement);
      } else if (!requirement
          .specifiers()
          .contains(found.get().rawVersion(), Prereleases.ALLOWED)) {
        conflicts.add(
            "%s==%s is incompatible with %s"
                .formatted(requirement.displayName(), found.get().rawVersion(), requirement));
      }
    }
    return new RequirementCheck(missing, conflicts.stream().sorted().distinct().toList());
  }

  /// Build requirements have no extras to select.
  private static boolean applies(Requirement requirement, Interpreter interpreter) {
    return requirement.marker().map(m -> m.evaluate(interpreter.markers())).orElse(true);
  }
}
