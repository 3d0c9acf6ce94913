package dev.pipaccel.pipeline;

import dev.pipaccel.config.FormatControl;
import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.filename.SourceFilename;
import dev.pipaccel.model.filename.WheelFilename;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.index.ProjectFiles;
import dev.pipaccel.model.marker.MarkerEnvironment;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.requirement.Requirement;
import dev.pipaccel.model.tag.TagSet;
import dev.pipaccel.model.version.SpecifierSet;
import dev.pipaccel.model.version.Version;
import dev.pipaccel.requirement.RequirementSet;
import dev.pipaccel.requirement.RootRequirement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// The projects that the user pins to one version (`==` without a wildcard, `===`), in requirements
/// or constraints; a pin holds for every dependant. Of a pinned project it can be told from an old
/// page which file pip would choose, as long as the page knows the version at all.
final class Pins {
  private final Map<PackageName, SpecifierSet> pins = new HashMap<>();
  private final MarkerEnvironment markers;
  private final TagSet tags;
  private final FormatControl formats;

  /// @param markers tells which requirements count in this environment
  Pins(RequirementSet requirements, MarkerEnvironment markers, TagSet tags, FormatControl formats) {
    this.markers = markers;
    this.tags = tags;
    this.formats = formats;
    requirements.roots().forEach(this::add);
    requirements.constraints().forEach(this::add);
  }

  private void add(RootRequirement root) {
    boolean counts = root.marker().map(marker -> marker.evaluate(markers, Set.of())).orElse(true);
    if (!counts || root.requirement().isEmpty() || root.link().isPresent()) {
      return;
    }
    Requirement requirement = root.requirement().get();
    if (requirement.specifiers().isPinned()) {
      pins.merge(requirement.name(), requirement.specifiers(), SpecifierSet::and);
    }
  }

  /// Tells whether a project is pinned.
  boolean contains(PackageName project) {
    return pins.containsKey(project);
  }

  /// Returns the file of a pinned project that pip would choose from these.
  Optional<ProjectFile> choose(PackageName project, ProjectFiles files) {
    SpecifierSet pin = pins.get(project);
    if (pin == null) {
      return Optional.empty();
    }
    List<ProjectFile> candidates = new ArrayList<>(files.others());
    for (ProjectFiles.Release release : files.releases()) {
      if (isPinned(pin, release.version())) {
        candidates.addAll(release.files());
      }
    }
    return candidates.stream()
        .flatMap(file -> choice(project, pin, file).stream())
        .max(Comparator.naturalOrder())
        .map(Choice::file);
  }

  private Optional<Choice> choice(PackageName project, SpecifierSet pin, ProjectFile file) {
    try {
      if (file.filename().endsWith(".whl")) {
        WheelFilename wheel = WheelFilename.parse(file.filename());
        OptionalInt rank = tags.rank(wheel.tags());
        boolean fits =
            wheel.name().equals(project)
                && rank.isPresent()
                && formats.allowsBinary(project)
                && isPinned(pin, wheel.version());
        return fits
            ? Optional.of(
                new Choice(file, -rank.getAsInt(), wheel.buildTag().map(Object::toString)))
            : Optional.empty();
      }
      SourceFilename source = SourceFilename.parse(file.filename());
      boolean fits =
          source.name().equals(project)
              && formats.allowsSource(project)
              && isPinned(pin, source.version());
      return fits
          ? Optional.of(new Choice(file, Integer.MIN_VALUE, Optional.empty()))
          : Optional.empty();
    } catch (SyntaxException e) {
      // Not a file that the resolver would look at.
      return Optional.empty();
    }
  }

  private static boolean isPinned(SpecifierSet pin, Version version) {
    return pin.contains(version);
  }

  /// A file and how good it is; files of one version differ in tags and build number only.
  private record Choice(ProjectFile file, int rank, Optional<String> build)
      implements Comparable<Choice> {
    @Override
    public int compareTo(Choice other) {
      int byRank = Integer.compare(rank, other.rank);
      return byRank != 0 ? byRank : build.orElse("").compareTo(other.build.orElse(""));
    }
  }
}
