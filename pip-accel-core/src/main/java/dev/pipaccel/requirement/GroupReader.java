package dev.pipaccel.requirement;

import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.error.RequirementsException;
import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.dependencygroup.DependencyGroups;
import dev.pipaccel.model.requirement.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads dependency groups of `pyproject.toml` files (PEP 735, `--group`).
final class GroupReader {
  private static final String TABLE = "dependency-groups";

  private final ProcessFacts facts;
  private final Map<String, DependencyGroups> files = new HashMap<>();

  GroupReader(ProcessFacts facts) {
    this.facts = facts;
  }

  /// Returns what the groups require, in order.
  List<RootRequirement> read(List<RequirementArguments.Group> groups) throws RequirementsException {
    for (RequirementArguments.Group group : groups) {
      if (!files.containsKey(group.file())) {
        files.put(group.file(), load(group.file()));
      }
    }
    List<RootRequirement> found = new ArrayList<>();
    for (RequirementArguments.Group group : groups) {
      try {
        DependencyGroups known = Objects.requireNonNull(files.get(group.file()));
        for (Requirement requirement : known.resolve(group.name())) {
          found.add(RootRequirement.of(requirement, Optional.empty(), true));
        }
      } catch (SyntaxException e) {
        throw new RequirementsException(
            "[dependency-groups] resolution failed for '%s' from '%s': %s"
                .formatted(group.name(), group.file(), e.getMessage()),
            e);
      }
    }
    return found;
  }

  private DependencyGroups load(String file) throws RequirementsException {
    @Nullable Object table = document(file).get(TABLE);
    if (table == null) {
      throw new RequirementsException(
          "[dependency-groups] table was missing from '%s'. Cannot resolve '--group' option."
              .formatted(file));
    }
    if (!(table instanceof Map<?, ?> groups)) {
      throw new RequirementsException(
          "[dependency-groups] table was malformed in %s. Cannot resolve '--group' option."
              .formatted(file));
    }
    Map<String, @Nullable Object> named = new HashMap<>();
    groups.forEach((name, group) -> named.put(String.valueOf(name), group));
    try {
      return DependencyGroups.of(named);
    } catch (SyntaxException e) {
      throw new RequirementsException(
          "[dependency-groups] data was invalid in " + file + ": " + e.getMessage(), e);
    }
  }

  private Map<String, @Nullable Object> document(String file) throws RequirementsException {
    Path path = facts.workingDirectory().resolve(file);
    try {
      return TomlDocument.parse(Files.readString(path, StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      throw new RequirementsException(file + " not found. Cannot resolve '--group' option.", e);
    } catch (TomlDocument.InvalidException e) {
      throw new RequirementsException("Error parsing " + file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new RequirementsException(
          "Error reading " + file + ": " + LocalContents.reason(e, path), e);
    }
  }
}
