package dev.pipaccel.inventory;

import dev.pipaccel.environment.InstalledDistribution;
import dev.pipaccel.model.directurl.DirectUrl;
import dev.pipaccel.report.Report;
import dev.pipaccel.vcs.Checkouts;
import dev.pipaccel.vcs.Checkouts.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes requirements of what is installed.
public final class Freezer {
  private final Checkouts checkouts;
  private final Report report;

  /// @param checkouts is asked about editable installations alone
  /// @param report is warned of those whose origin is not to be found out
  public Freezer(Checkouts checkouts, Report report) {
    this.checkouts = checkouts;
    this.report = report;
  }

  FrozenRequirement freeze(InstalledDistribution distribution) {
    Optional<Path> project = distribution.editableLocation();
    if (project.isPresent()) {
      return editable(distribution, project.get().toAbsolutePath().normalize());
    }
    String name = distribution.displayName();
    String requirement =
        distribution
            .directUrl()
            .map(url -> name + " @ " + reference(url))
            .orElseGet(() -> Pins.of(distribution));
    return new FrozenRequirement(distribution.name(), name, requirement, false, List.of());
  }

  private FrozenRequirement editable(InstalledDistribution distribution, Path folder) {
    String place = folder.toString();
    String pin = Pins.of(distribution);
    return switch (checkouts.source(folder, distribution.displayName())) {
      case Source.Repeatable(String requirement) -> editable(distribution, requirement);
      case Source.Unversioned() ->
          editable(distribution, place, "# Editable install with no version control (" + pin + ")");
      case Source.WithoutRemote(String program) ->
          editable(
              distribution,
              place,
              "# Editable %s install with no remote (%s)".formatted(program, pin));
      case Source.InvalidRemote(String program, String remote) ->
          editable(
              distribution,
              place,
              "# Editable %s install (%s) with either a deleted local remote or invalid URI:"
                  .formatted(program, pin),
              "# '" + remote + "'");
      case Source.MissingProgram(String program) -> {
        report.warn(
            "cannot determine version of editable source in %s (%s command not found in path)"
                .formatted(place, program));
        yield editable(distribution, place);
      }
      case Source.Failed(String message) -> {
        report.warn("Error when trying to get requirement for VCS system " + message);
        report.warn("Could not determine repository location of " + place);
        yield editable(distribution, place, "## !! Could not determine repository location");
      }
    };
  }

  private static FrozenRequirement editable(
      InstalledDistribution distribution, String requirement, String... comments) {
    return new FrozenRequirement(
        distribution.name(), distribution.displayName(), requirement, true, List.of(comments));
  }

  /// Returns the URL that a requirement names: the exact commit of a repository, an archive with
  /// its first digest.
  private static String reference(DirectUrl direct) {
    List<String> fragments = new ArrayList<>();
    String url =
        switch (direct.origin()) {
          case DirectUrl.Repository repository ->
              repository.vcs() + "+" + direct.url() + "@" + repository.commitId();
          case DirectUrl.Archive(Optional<Map<String, String>> hashes) -> {
            hashes.stream()
                .flatMap(digests -> digests.entrySet().stream())
                .findFirst()
                .ifPresent(digest -> fragments.add(digest.getKey() + "=" + digest.getValue()));
            yield direct.url();
          }
          case DirectUrl.Directory _ -> direct.url();
        };
    direct.subdirectory().ifPresent(folder -> fragments.add("subdirectory=" + folder));
    return fragments.isEmpty() ? url : url + "#" + String.join("&", fragments);
  }
}
