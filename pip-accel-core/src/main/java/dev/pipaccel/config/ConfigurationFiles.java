package dev.pipaccel.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where pip.conf files lie, in the order in which a later one overrules an earlier: system, user
/// (the older place first), environment, `PIP_CONFIG_FILE`.
final class ConfigurationFiles {
  private final ProcessFacts facts;
  private final String basename;

  ConfigurationFiles(ProcessFacts facts) {
    this.facts = facts;
    this.basename = facts.system() == ProcessFacts.OperatingSystem.WINDOWS ? "pip.ini" : "pip.conf";
  }

  /// Lists the files that count for a run, whether they exist or not.
  ///
  /// @param isolated whether the user's files are left out
  /// @param prefix `sys.prefix` of the target environment, if known
  List<Path> list(boolean isolated, Optional<Path> prefix) {
    Optional<Path> named =
        Optional.ofNullable(facts.environment().get("PIP_CONFIG_FILE"))
            .filter(text -> !text.isEmpty())
            .map(facts.workingDirectory()::resolve);
    if (named.isPresent() && isNullDevice(named.get())) {
      return List.of();
    }
    List<Path> files = new ArrayList<>(system());
    if (!isolated && named.filter(Files::exists).isEmpty()) {
      files.addAll(user());
    }
    prefix.ifPresent(place -> files.add(place.resolve(basename)));
    named.ifPresent(files::add);
    return files;
  }

  private static boolean isNullDevice(Path path) {
    String text = path.toString();
    return text.equals("/dev/null") || path.endsWith("nul");
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
