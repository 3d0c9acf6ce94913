package dev.pipaccel.inventory;

import dev.pipaccel.environment.InstalledDistribution;
import dev.pipaccel.environment.InstalledDistributions;
import dev.pipaccel.error.MetadataException;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.requirement.Requirement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Describes distributions of one environment. Not safe for use by several threads.
public final class PackageDescriptions {
  /// What pip writes where it cannot tell who needs a distribution.
  private static final List<String> NOT_KNOWN = List.of("#N/A");

  private static final Comparator<String> BY_NAME =
      Comparator.comparing(name -> name.toLowerCase(Locale.ROOT));

  private final InstalledDistributions installed;
  private final Dependencies dependencies;
  private @Nullable Map<PackageName, List<String>> dependants;

  /// @param installed all distributions of the environment
  public PackageDescriptions(InstalledDistributions installed, Dependencies dependencies) {
    this.installed = installed;
    this.dependencies = dependencies;
  }

  /// Describes a distribution; empty if it is not installed.
  public Optional<PackageDescription> find(PackageName name) {
    return installed
        .find(name)
        .map(found -> PackageDescription.of(found, requires(found), requiredBy(name)));
  }

  private List<String> requires(InstalledDistribution distribution) {
    Collection<String> names;
    try {
      names =
          dependencies.of(distribution).stream()
              .map(Requirement::displayName)
              .collect(Collectors.toCollection(LinkedHashSet::new));
    } catch (MetadataException invalid) {
      names = distribution.message().all("Requires-Dist");
    }
    return names.stream().sorted(BY_NAME).toList();
  }

  private List<String> requiredBy(PackageName name) {
    Map<PackageName, List<String>> known = dependants;
    if (known == null) {
      known = readDependants();
      dependants = known;
    }
    return known.isEmpty() ? NOT_KNOWN : known.getOrDefault(name, List.of());
  }

  /// Returns by name who needs it; no names at all where a requirement of any distribution is
  /// invalid.
  private Map<PackageName, List<String>> readDependants() {
    Map<PackageName, List<String>> needed = new HashMap<>();
    for (InstalledDistribution distribution : installed.all()) {
      needed.computeIfAbsent(distribution.name(), key -> new ArrayList<>());
      String title = distribution.message().first("Name").orElse("UNKNOWN");
      try {
        Set<PackageName> names =
            dependencies.of(distribution).stream()
                .map(Requirement::name)
                .collect(Collectors.toSet());
        names.forEach(name -> needed.computeIfAbsent(name, key -> new ArrayList<>()).add(title));
      } catch (MetadataException invalid) {
        return Map.of();
      }
    }
    needed.values().forEach(titles -> titles.sort(BY_NAME));
    return needed;
  }
}
