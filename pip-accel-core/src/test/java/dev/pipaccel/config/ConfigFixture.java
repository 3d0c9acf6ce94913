package dev.pipaccel.config;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.option.CommandOptions;
import dev.pipaccel.option.Occurrence;
import dev.pipaccel.option.OptionParser;
import dev.pipaccel.option.OptionSet;
import dev.pipaccel.option.OptionSyntaxException;
import dev.pipaccel.option.OptionValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A machine of its own: home, working directory, configuration files and variables.
final class ConfigFixture {
  static final Instant NOW = Instant.parse("2026-05-10T12:00:00Z");

  private final Path root;
  private final Map<String, String> environment = new HashMap<>();
  private boolean superuser;

  ConfigFixture(Path root) {
    this.root = root;
    environment.put("XDG_CONFIG_DIRS", root.resolve("xdg").toString());
  }

  ConfigFixture variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  ConfigFixture superuser() {
    superuser = true;
    return this;
  }

  /// Appends to a file below the root of this machine.
  ConfigFixture file(String name, String content) {
    try {
      Path file = path(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path(String name) {
    return root.resolve(name);
  }

  ProcessFacts facts() {
    return new ProcessFacts(
        environment, path("work"), path("home"), ProcessFacts.OperatingSystem.UNIX, superuser);
  }

  /// Reads the settings of `install` with these words, for an environment at `environment/`.
  Settings install(String... words) throws PipAccelException, OptionSyntaxException {
    OptionSet options = CommandOptions.of("install");
    boolean isolated = List.of(words).contains("--isolated");
    PipConfiguration configuration =
        PipConfiguration.load(facts(), isolated, Optional.of(path("environment")));
    List<Occurrence> occurrences =
        new ArrayList<>(
            ConfiguredOptions.read(configuration.settings("install"), options, facts()));
    occurrences.addAll(
        new OptionParser(options, true, facts().home()).parse(List.of(words)).occurrences());
    return new SettingsReader(
            new OptionValues(occurrences),
            AccelConfiguration.load(facts(), isolated),
            facts(),
            InstantSource.fixed(NOW))
        .read();
  }
}
