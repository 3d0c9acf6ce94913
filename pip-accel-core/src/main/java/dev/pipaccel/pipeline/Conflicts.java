package dev.pipaccel.pipeline;

import dev.pipaccel.environment.InstalledDistribution;
import dev.pipaccel.environment.InstalledDistributions;
import dev.pipaccel.error.MetadataException;
import dev.pipaccel.model.marker.MarkerEnvironment;
import dev.pipaccel.model.metadata.CoreMetadata;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.requirement.Requirement;
import dev.pipaccel.model.version.Version;
import dev.pipaccel.resolver.Pin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What an environment will not be happy with after an install, as `pip check` would tell: only of
/// what is installed now and of what depends on it. The resolver looks at what was asked for, so
/// what else is installed may need other versions.
final class Conflicts {
  private static final String INTRODUCTION =
      "pip's dependency resolver does not currently take into account all the packages that are"
          + " installed. This behaviour is the source of the following dependency conflicts.";
  private final Map<PackageName, CoreMetadata> packages = new LinkedHashMap<>();
  private final MarkerEnvironment markers;

  private Conflicts(MarkerEnvironment markers) {
    this.markers = markers;
  }

  /// Returns the warning for an install, in lines; empty if all fits.
  static Optional<String> after(
      InstalledDistributions installed, List<Pin> pins, MarkerEnvironment markers) {
    var conflicts = new Conflicts(markers);
    for (InstalledDistribution distribution : installed.all()) {
      conflicts.add(distribution);
    }
    for (Pin pin : pins) {
      conflicts.packages.put(pin.name(), pin.metadata().get());
    }
    Set<PackageName> changed = pins.stream().map(Pin::name).collect(Collectors.toSet());
    List<String> lines = conflicts.lines(changed);
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(INTRODUCTION + "\n" + String.join("\n", lines));
  }

  private void add(InstalledDistribution distribution) {
    try {
      packages.putIfAbsent(distribution.name(), distribution.metadata());
    } catch (MetadataException e) {
      // What cannot be read can contradict nothing; pip passes over it, too.
      packages.remove(distribution.name());
    }
  }

  private List<String> lines(Set<PackageName> changed) {
    var missing = new ArrayList<String>();
    var conflicting = new ArrayList<String>();
    packages.forEach((name, metadata) -> {
      List<Requirement> needed = metadata.requiresDist().stream().filter(this::applies).toList();
      boolean affected =
          changed.contains(name) || needed.stream().anyMatch(need -> changed.contains(need.name()));
      if (affected) {
        String subject = name + " " + metadata.version();
        needed.forEach(need -> check(subject, need, missing, conflicting));
      }
    });
    missing.addAll(conflicting);
    return missing;
  }

  private boolean applies(Requirement need) {
    return need.marker().map(marker -> marker.evaluate(markers, Set.of())).orElse(true);
  }

  private void check(
      String subject, Requirement need, List<String> missing, List<String> conflicting) {
    CoreMetadata present = packages.get(need.name());
    if (present == null) {
      missing.add(subject + " requires " + need + ", which is not installed.");
      return;
    }
    Version version = present.version();
    if (!need.specifiers().contains(version)) {
      conflicting.add(
          subject
              + " requires "
              + need
              + ", but you have "
              + need.name()
              + " "
              + version
              + " which is incompatible.");
    }
  }
}
