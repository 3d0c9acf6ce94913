package dev.pipaccel.requirement;

import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.error.RequirementsException;
import dev.pipaccel.model.name.ExtraName;
import dev.pipaccel.model.name.PackageName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Tells lock files (PEP 751) from requirements files and projects, and puts together what is
/// wanted of one lock file, before it is read.
final class LockSources {
  private final LocalProjects projects;
  private final ProcessFacts facts;
  private final List<Source> sources = new ArrayList<>();
  private final List<RequirementArguments.Group> projectGroups = new ArrayList<>();
  private final Map<String, LockFile> lockFiles = new LinkedHashMap<>();

  private LockSources(LocalProjects projects, ProcessFacts facts) {
    this.projects = projects;
    this.facts = facts;
  }

  /// Something that `-r` or `--group` names.
  sealed interface Source {}

  /// A requirements file.
  record Plain(String file) implements Source {}

  /// A lock file and what is wanted of it.
  static final class LockFile implements Source {
    private final String place;
    private final Set<ExtraName> extras = new TreeSet<>();
    private final Set<String> groups = new TreeSet<>();
    private boolean wantsDefaultGroups;

    private LockFile(String place) {
      this.place = place;
    }

    String place() {
      return place;
    }

    Set<ExtraName> extras() {
      return extras;
    }

    /// The names of groups, normalized.
    Set<String> groups() {
      return groups;
    }

    boolean wantsDefaultGroups() {
      return wantsDefaultGroups;
    }
  }

  static LockSources of(RequirementArguments arguments, LocalProjects projects, ProcessFacts facts)
      throws RequirementsException {
    var found = new LockSources(projects, facts);
    for (String file : arguments.requirementFiles()) {
      if (LockFileName.matches(file)) {
        found.lockFile(file).wantsDefaultGroups = true;
      } else {
        found.sources.add(new Plain(file));
      }
    }
    for (RequirementArguments.Group group : arguments.groups()) {
      if (LockFileName.matches(group.file())) {
        found.lockFile(group.file()).groups.add(PackageName.of(group.name()).text());
      } else {
        found.projectGroups.add(group);
      }
    }
    return found;
  }

  /// Returns requirements files and lock files, in order.
  List<Source> sources() {
    return sources;
  }

  /// Returns the groups of projects.
  List<RequirementArguments.Group> projectGroups() {
    return projectGroups;
  }

  private LockFile lockFile(String text) throws RequirementsException {
    LocalProjects.PathWithExtras place =
        projects.withoutExtras(text, RequirementParser.Origin.ARGUMENT);
    LockFile file = lockFiles.get(key(place.path()));
    if (file == null) {
      file = new LockFile(place.path());
      lockFiles.put(key(place.path()), file);
      sources.add(file);
    }
    file.extras.addAll(place.extras());
    return file;
  }

  /// Two ways to write a path may mean one file, but not one folder for its relative paths.
  private String key(String place) {
    if (RequirementsFileReader.isUrl(place)) {
      return place;
    }
    Path path = facts.workingDirectory().resolve(place);
    return path.toAbsolutePath().toString();
  }
}
