package dev.pipaccel.pipeline;

import dev.pipaccel.auth.Prompter;
import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.config.Settings;
import dev.pipaccel.report.Report;
import dev.pipaccel.requirement.RequirementArguments;
import java.nio.file.Path;
import java.util.Optional;

/// All that `install`, `download`, `wheel` and `lock` are told: nothing else is read from the
/// process.
///
/// @param destination the folder that archives are put into, absolute, where no environment is
///   filled (`download`, `wheel`): what lies there need not be fetched, and editables are built as
///   what they will be elsewhere
/// @param prompter asks the user; empty where nobody can be asked
/// @param inspection whether nothing may be built: metadata is taken as source distributions tell
///   it
public record RequirementRequest(
    Settings settings,
    RequirementArguments requirements,
    Optional<Path> destination,
    ProcessFacts facts,
    Optional<Prompter> prompter,
    Report report,
    boolean inspection) {
  /// A request to do it all.
  public RequirementRequest(
      Settings settings,
      RequirementArguments requirements,
      Optional<Path> destination,
      ProcessFacts facts,
      Optional<Prompter> prompter,
      Report report) {
    this(settings, requirements, destination, facts, prompter, report, false);
  }

  /// Returns this request with other settings.
  public RequirementRequest with(Settings other) {
    return new RequirementRequest(
        other, requirements, destination, facts, prompter, report, inspection);
  }

  /// Returns this request with another report.
  public RequirementRequest reportingTo(Report other) {
    return new RequirementRequest(
        settings, requirements, destination, facts, prompter, other, inspection);
  }

  /// Returns a request that builds nothing.
  RequirementRequest inspecting() {
    return new RequirementRequest(
        settings, requirements, destination, facts, prompter, report, true);
  }
}
