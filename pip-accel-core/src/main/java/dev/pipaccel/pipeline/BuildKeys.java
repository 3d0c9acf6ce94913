package dev.pipaccel.pipeline;

import dev.pipaccel.build.BuildKey;
import dev.pipaccel.build.BuildOptions;
import dev.pipaccel.build.BuildSource;
import dev.pipaccel.environment.InstalledDistribution;
import dev.pipaccel.environment.InstalledDistributions;
import dev.pipaccel.environment.Interpreter;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The build keys of one run: one interpreter, one set of build constraints.
final class BuildKeys {
  private final Interpreter interpreter;
  private final List<String> constraints;
  private final InstalledDistributions installed;

  /// @param constraints the lines of the build constraints
  /// @param installed what builds without isolation see
  BuildKeys(Interpreter interpreter, List<String> constraints, InstalledDistributions installed) {
    this.interpreter = interpreter;
    this.constraints = List.copyOf(constraints);
    this.installed = installed;
  }

  /// Returns the key of a build; empty if its wheel is for this run only.
  Optional<BuildKey> of(SourceOrigin origin, BuildOptions options) {
    Optional<BuildSource> source = origin.reusable();
    if (source.isEmpty() || options.editable()) {
      return Optional.empty();
    }
    return Optional.of(
        BuildKey.of(
            new BuildKey.Inputs(
                source.get(),
                interpreter,
                options.configSettings(),
                options.isolated(),
                constraints,
                options.isolated() ? Collections.emptySortedMap() : installedVersions())));
  }

  /// Everything installed counts, since a build without isolation may import any of it.
  private SortedMap<String, String> installedVersions() {
    SortedMap<String, String> versions = new TreeMap<>();
    for (InstalledDistribution distribution : installed.all()) {
      versions.put(distribution.name().text(), distribution.rawVersion());
    }
    return versions;
  }
}
