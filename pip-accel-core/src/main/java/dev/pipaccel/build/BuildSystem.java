package dev.pipaccel.build;

import dev.pipaccel.error.BuildException;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.requirement.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/// What a source tree says about its build: the table `[build-system]` of `pyproject.toml` (PEP
/// 517, PEP 518), with what pip puts in the place of missing parts.
///
/// @param requires what must be there before the backend is called
/// @param backend module and object of the backend, such as `setuptools.build_meta:__legacy__`
/// @param backendPath folders, absolute, that the backend lies in; empty unless it is in the tree
/// @param expected what must have come with `requires` for the backend that pip chose itself
record BuildSystem(
    List<Requirement> requires,
    String backend,
    List<Path> backendPath,
    List<Requirement> expected) {
  private static final String LEGACY_BACKEND = "setuptools.build_meta:__legacy__";
  private static final String LEGACY_REQUIREMENT = "setuptools>=40.8.0";

  BuildSystem {
    requires = List.copyOf(requires);
    backendPath = List.copyOf(backendPath);
    expected = List.copyOf(expected);
  }

  /// Reads a tree's build system.
  ///
  /// @throws BuildException if the tree is no project or its `pyproject.toml` is invalid
  static BuildSystem read(SourceTree tree) throws BuildException {
    Path file = tree.directory().resolve("pyproject.toml");
    boolean hasFile = Files.isRegularFile(file);
    if (!hasFile && !Files.isRegularFile(tree.directory().resolve("setup.py"))) {
      throw new BuildException(
          "%s does not appear to be a Python project: neither 'setup.py' nor 'pyproject.toml' found"
              .formatted(tree.requirement()));
    }
    @Nullable TomlTable table = hasFile ? table(tree, file) : null;
    return table == null
        ? new BuildSystem(List.of(legacyRequirement()), LEGACY_BACKEND, List.of(), List.of())
        : new BuildSystemReader(tree, table).read();
  }

  /// Returns the requirement of the backend that pip chooses where none is named.
  static Requirement legacyRequirement() {
    try {
      return Requirement.parse(LEGACY_REQUIREMENT);
    } catch (SyntaxException impossible) {
      throw new IllegalStateException(LEGACY_REQUIREMENT, impossible);
    }
  }

  private static @Nullable TomlTable table(SourceTree tree, Path file) throws BuildException {
    TomlParseResult result;
    try {
      result = Toml.parse(file);
    } catch (IOException failure) {
      throw new BuildException(
          "Cannot read %s: %s".formatted(file, FileFailures.describe(failure)), failure);
    }
    if (result.hasErrors()) {
      throw new BuildException(
          "Can not process %s".formatted(tree.requirement()),
          "%s is not valid TOML: %s".formatted(file, result.errors().getFirst()),
          null,
          null);
    }
    @Nullable Object table = result.get(List.of("build-system"));
    if (table == null || table instanceof TomlTable) {
      return (TomlTable) table;
    }
    throw invalid(tree, "The `build-system` of its pyproject.toml file is not a table.");
  }

  static BuildException invalid(SourceTree tree, String detail) {
    return new BuildException(
        "Can not process %s".formatted(tree.requirement()),
        detail,
        "see PEP 518 for the detailed specification",
        null);
  }

  /// Reads the parts of the table.
  private record BuildSystemReader(SourceTree tree, TomlTable table) {
    BuildSystem read() throws BuildException {
      List<Requirement> requires = requires();
      @Nullable String backend = backend();
      return backend == null
          ? new BuildSystem(requires, LEGACY_BACKEND, backendPath(), List.of(legacyRequirement()))
          : new BuildSystem(requires, backend, backendPath(), List.of());
    }

    private List<Requirement> requires() throws BuildException {
      @Nullable Object value = table.get(List.of("requires"));
      if (value == null) {
        throw invalid(
            tree,
            "This package has an invalid pyproject.toml file.\n"
                + "The [build-system] table is missing the mandatory `requires` key.");
      }
      List<Requirement> requires = new ArrayList<>();
      for (String text : texts("requires", value)) {
        try {
          requires.add(Requirement.parse(text));
        } catch (SyntaxException failure) {
          throw invalidKey("requires", "It contains an invalid requirement: '%s'".formatted(text));
        }
      }
      return requires;
    }

    private @Nullable String backend() throws BuildException {
      @Nullable Object value = table.get(List.of("build-backend"));
      if (value == null || value instanceof String) {
        return (String) value;
      }
      throw invalidKey("build-backend", "It is not a string.");
    }

    /// Folders of the tree only: a backend from elsewhere would have to be required.
    private List<Path> backendPath() throws BuildException {
      @Nullable Object value = table.get(List.of("backend-path"));
      List<Path> folders = new ArrayList<>();
      for (String text : value == null ? List.<String>of() : texts("backend-path", value)) {
        folders.add(insideTree(text));
      }
      return folders;
    }

    private Path insideTree(String text) throws BuildException {
      Path project = tree.directory();
      try {
        Path folder = project.resolve(text).normalize();
        if (Path.of(text).isAbsolute() || text.startsWith("/")) {
          throw invalidKey("backend-path", "Its paths must be relative: '%s'".formatted(text));
        }
        if (!folder.startsWith(project)) {
          throw invalidKey(
              "backend-path", "Its paths must be inside the source tree: '%s'".formatted(text));
        }
        return folder;
      } catch (InvalidPathException noPath) {
        throw invalidKey("backend-path", "'%s' is not a path".formatted(text));
      }
    }

    private List<String> texts(String key, Object value) throws BuildException {
      List<String> texts = new ArrayList<>();
      if (value instanceof TomlArray array) {
        for (Object element : array.toList()) {
          if (element instanceof String text) {
            texts.add(text);
          }
        }
        if (texts.size() == array.size()) {
          return texts;
        }
      }
      throw invalidKey(key, "It is not a list of strings.");
    }

    private BuildException invalidKey(String key, String reason) {
      return invalid(
          tree,
          "This package has an invalid `build-system.%s` key in pyproject.toml.\n%s"
              .formatted(key, reason));
    }
  }
}
