package dev.pipaccel.inventory;

import dev.pipaccel.environment.InstalledDistribution;
import dev.pipaccel.error.MetadataException;
import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.metadata.MetadataMessage;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.requirement.Requirement;
import dev.pipaccel.model.tag.Tag;
import dev.pipaccel.model.tag.TagSet;
import dev.pipaccel.model.version.Prereleases;
import dev.pipaccel.model.version.Version;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Checks whether distributions fit together and to the platform, in pip's words and order.
public final class ConsistencyCheck {
  private final Map<PackageName, Details> packages = new LinkedHashMap<>();
  private final List<String> unreadable = new ArrayList<>();

  /// Reads all distributions of an environment.
  public ConsistencyCheck(List<InstalledDistribution> installed, Dependencies dependencies) {
    for (InstalledDistribution distribution : installed) {
      try {
        List<Requirement> needed = dependencies.of(distribution);
        packages.put(distribution.name(), new Details(distribution.version(), needed));
      } catch (MetadataException invalid) {
        unreadable.add(
            "Error parsing dependencies of %s: %s"
                .formatted(distribution.name(), invalid.getMessage()));
      }
    }
  }

  private record Details(Version version, List<Requirement> needed) {}

  /// Returns warnings about distributions that could not be read.
  public List<String> unreadable() {
    return List.copyOf(unreadable);
  }

  /// Returns a line for each requirement that is not met: those of what is missing first.
  public List<String> broken() {
    List<String> missing = new ArrayList<>();
    List<String> conflicting = new ArrayList<>();
    packages.forEach((name, details) -> {
      String subject = name + " " + details.version();
      // pip sorts by the texts of tuples of what it found.
      Map<String, String> missingHere = new TreeMap<>();
      Map<String, String> conflictingHere = new TreeMap<>();
      for (Requirement need : details.needed()) {
        Details present = packages.get(need.name());
        String key = "'" + need.name() + "', <Requirement('" + need + "')>";
        if (present == null) {
          missingHere.put(
              key, "%s requires %s, which is not installed.".formatted(subject, need.name()));
        } else if (!need.specifiers().contains(present.version(), Prereleases.ALLOWED)) {
          conflictingHere.put(
              key,
              "%s has requirement %s, but you have %s %s."
                  .formatted(subject, need, need.name(), present.version()));
        }
      }
      missing.addAll(missingHere.values());
      conflicting.addAll(conflictingHere.values());
    });
    missing.addAll(conflicting);
    return missing;
  }

  /// Returns a line for each distribution whose wheel was made for other platforms.
  public static List<String> unsupported(List<InstalledDistribution> distributions, TagSet tags) {
    List<String> lines = new ArrayList<>();
    for (InstalledDistribution distribution : distributions) {
      if (!isSupported(distribution, tags)) {
        lines.add(
            "%s %s is not supported on this platform"
                .formatted(distribution.displayName(), Pins.version(distribution)));
      }
    }
    return lines;
  }

  private static boolean isSupported(InstalledDistribution distribution, TagSet tags) {
    try {
      Optional<String> wheel = distribution.read("WHEEL");
      if (wheel.isEmpty()) {
        return true;
      }
      Set<Tag> made = new HashSet<>();
      for (String text : MetadataMessage.parse(wheel.get()).all("Tag")) {
        made.addAll(Tag.parse(text));
      }
      return tags.supports(made);
    } catch (IOException | SyntaxException unreadable) {
      return true;
    }
  }
}
