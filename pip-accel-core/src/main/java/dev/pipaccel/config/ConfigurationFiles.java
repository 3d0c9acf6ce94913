package dev.pipaccel.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where pip.conf files lie, in the order in which a later one overrules an earlier: system, user
/// (the older place first), environment, `PIP_CONFIG_FILE`.
public final class ConfigurationFiles {
  private final ProcessFacts facts;
  private final String basename;

  /// The files of a run.
  public ConfigurationFiles(ProcessFacts facts) {
    this.facts = facts;
    this.basename = facts.system() == ProcessFacts.OperatingSystem.WINDOWS ? "pip.ini" : "pip.conf";
  }

  /// Lists the files that count for a run, whether they exist or not.
  ///
  /// @param isolated whether the user's files are left out
  /// @param prefix `sys.prefix` of the target environment, if known
  List<Path> list(boolean isolated, Optional<Path> prefix) {
    return areDisabled()
        ? List.of()
        : levels(isolated, prefix).values().stream().flatMap(List::stream).toList();
  }

  /// Lists the files by their level.
  Map<ConfigurationLevel, List<Path>> levels(boolean isolated, Optional<Path> prefix) {
    Map<ConfigurationLevel, List<Path>> levels = new EnumMap<>(ConfigurationLevel.class);
    levels.put(ConfigurationLevel.GLOBAL, system());
    if (!isolated && named().filter(Files::exists).isEmpty()) {
      levels.put(ConfigurationLevel.USER, user());
    }
    levels.put(ConfigurationLevel.SITE, prefix.map(this::site).stream().toList());
    levels.put(ConfigurationLevel.ENV, named().stream().toList());
    return levels;
  }

  /// Returns the file of the target environment.
  ///
  /// @param prefix `sys.prefix`
  public Path site(Path prefix) {
    return prefix.resolve(basename);
  }

  /// Tells whether the user wants no file to be read (`PIP_CONFIG_FILE=/dev/null`).
  boolean areDisabled() {
    return named()
        .filter(path -> path.toString().equals("/dev/null") || path.endsWith("nul"))
        .isPresent();
  }

  /// Returns the file that `PIP_CONFIG_FILE` names.
  Optional<Path> named() {
    return facts.variable("PIP_CONFIG_FILE").map(facts.workingDirectory()::resolve);
  }

  private List<Path> system() {
    return switch (facts.system()) {
      case UNIX -> {
        List<Path> files = new ArrayList<>();
        for (String place : facts.variable("XDG_CONFIG_DIRS").orElse("/etc/xdg").split(":", -1)) {
          if (!place.isBlank()) {
            files.add(facts.path(place).resolve("pip").resolve(basename));
          }
        }
        files.add(Path.of("/etc", basename));
        yield files;
      }
      case MACOS -> List.of(Path.of("/Library/Application Support/pip", basename));
      case WINDOWS ->
          List.of(
              Path.of(facts.variable("PROGRAMDATA").orElse("C:\\ProgramData"), "pip", basename));
    };
  }

  private List<Path> user() {
    Path home = facts.home();
    return switch (facts.system()) {
      case UNIX -> {
        Path configuration =
            facts
                .variable("XDG_CONFIG_HOME")
                .filter(text -> !text.isBlank())
                .map(facts::path)
                .orElse(home.resolve(".config"));
        yield List.of(
            home.resolve(".pip").resolve(basename), configuration.resolve("pip").resolve(basename));
      }
      case MACOS -> {
        Path support = home.resolve("Library/Application Support/pip");
        Path place = Files.isDirectory(support) ? support : home.resolve(".config/pip");
        yield List.of(home.resolve(".pip").resolve(basename), place.resolve(basename));
      }
      case WINDOWS -> {
        Path roaming =
            facts.variable("APPDATA").map(Path::of).orElse(home.resolve("AppData/Roaming"));
        yield List.of(home.resolve("pip").resolve(basename), roaming.resolve("pip", basename));
      }
    };
  }
}
