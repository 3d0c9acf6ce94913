package dev.pipaccel.syspkg;

import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.error.ConfigurationException;
import dev.pipaccel.model.name.PackageName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The data files that count for this system: the shipped ones, those of the administrator in
/// `/etc/pip-accel.d`, those of the user in `~/.pip-accel/deps.d`, and those that the settings
/// name. A later one overrules an earlier. Commands come from shipped files and the administrator's
/// only.
///
/// @param release of this system
/// @param rows files with rows for this system, the last one first
/// @param system the table with the package manager; empty where none is about this system
record Tables(
    SystemRelease release,
    List<SystemTable> rows,
    Optional<SystemTable> system,
    List<Component> components,
    Map<PackageName, List<String>> needs) {
  private static final List<String> SHIPPED =
      List.of("debian", "fedora", "alpine", "arch", "suse", "macos");
  private static final String SITE_FOLDER = "etc/pip-accel.d";

  /// Copies the collections.
  Tables {
    rows = List.copyOf(rows);
    components = List.copyOf(components);
    needs = Map.copyOf(needs);
  }

  /// Reads what counts.
  ///
  /// @param root of the file system
  /// @param named files that the user names, such as those of a project
  /// @throws ConfigurationException if a file cannot be understood
  static Tables load(Path root, ProcessFacts facts, List<Path> named)
      throws ConfigurationException {
    SystemRelease release = SystemRelease.read(root, facts.system());
    List<SystemTable> found = new ArrayList<>();
    for (String name : SHIPPED) {
      found.add(new TableReader(name).table(shipped(name)));
    }
    for (Path file : files(root.resolve(SITE_FOLDER))) {
      found.add(read(file));
    }
    List<Path> own = new ArrayList<>(files(facts.home().resolve(".pip-accel").resolve("deps.d")));
    own.addAll(named);
    for (Path file : own) {
      SystemTable table = read(file);
      if (table.commands().isPresent()) {
        throw new ConfigurationException(
            "Table of system packages could not be read: %s: only files in /%s may hold [commands]"
                .formatted(file, SITE_FOLDER));
      }
      found.add(table);
    }
    List<SystemTable> rows =
        found.reversed().stream().filter(table -> table.isAbout(release)).toList();
    return new Tables(
        release,
        rows,
        system(rows, release),
        new TableReader("components").components(shipped("components")),
        new TableReader("projects").projects(shipped("projects")));
  }

  /// The system itself is nearer than what it is like.
  private static Optional<SystemTable> system(List<SystemTable> rows, SystemRelease release) {
    List<String> names = new ArrayList<>(List.of(release.id()));
    names.addAll(release.like());
    for (String name : names) {
      for (SystemTable table : rows) {
        if (table.commands().isPresent() && table.names().contains(name)) {
          return Optional.of(table);
        }
      }
    }
    return Optional.empty();
  }

  /// Returns the packages that the tables name for a project; empty where they say nothing.
  List<String> ofProject(PackageName project) {
    for (SystemTable table : rows) {
      List<PackageTerm> terms = table.projects().get(project);
      if (terms != null) {
        return names(terms);
      }
    }
    return needs.getOrDefault(project, List.of()).stream()
        .flatMap(component -> ofComponent(component).stream())
        .distinct()
        .toList();
  }

  /// Returns the packages that bring something.
  List<String> of(Missing missing) {
    return components.stream()
        .filter(component -> component.brings(missing))
        .findFirst()
        .map(component -> ofComponent(component.name()))
        .orElse(List.of());
  }

  private List<String> ofComponent(String component) {
    for (SystemTable table : rows) {
      List<PackageTerm> terms = table.components().get(component);
      if (terms != null) {
        return names(terms);
      }
    }
    return List.of();
  }

  private List<String> names(List<PackageTerm> terms) {
    return terms.stream().filter(term -> term.isFor(release)).map(PackageTerm::name).toList();
  }

  private static SystemTable read(Path file) throws ConfigurationException {
    TableReader reader = new TableReader(file.toString());
    try {
      String text = Files.readString(file);
      return file.toString().endsWith(".ini") ? reader.original(text) : reader.table(text);
    } catch (IOException unreadable) {
      throw new ConfigurationException(
          "Table of system packages could not be read: " + file + ": " + unreadable.getMessage(),
          unreadable);
    }
  }

  private static List<Path> files(Path folder) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
      for (Path file : inside) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".toml") || name.endsWith(".ini")) {
          files.add(file);
        }
      }
    } catch (IOException none) {
      // Neither folder need be there.
    }
    files.sort(null);
    return files;
  }

  private static String shipped(String name) {
    try (@Nullable InputStream stream = Tables.class.getResourceAsStream(name + ".toml")) {
      if (stream == null) {
        throw new IllegalStateException(name + ".toml is not shipped");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new IllegalStateException(name + ".toml cannot be read", unreadable);
    }
  }
}
