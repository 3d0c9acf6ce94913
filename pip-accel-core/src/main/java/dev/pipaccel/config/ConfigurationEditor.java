package dev.pipaccel.config;

import dev.pipaccel.error.ConfigurationException;
import dev.pipaccel.error.UsageException;
import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.fs.Modes;
import dev.pipaccel.fs.PendingFile;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the pip.conf files and `PIP_*` variables say, file by file, and the means to change it; as
/// pip's `config` has it. Keys have the form `section.name`. For one thread.
public final class ConfigurationEditor {
  /// The section, and the file, of the variables.
  private static final String VARIABLES = ":env:";

  private static final String VARIABLE_PREFIX = "PIP_";

  private final ProcessFacts facts;
  private final Optional<ConfigurationLevel> only;
  private final Report report;
  private final boolean isolated;
  private final Map<ConfigurationLevel, List<Path>> levels;

  /// The files that were looked at, in order; those that do not exist are empty.
  private final Map<ConfigurationLevel, Map<Path, IniFile>> loaded = new LinkedHashMap<>();

  private ConfigurationEditor(
      ProcessFacts facts,
      boolean isolated,
      Map<ConfigurationLevel, List<Path>> levels,
      Optional<ConfigurationLevel> only,
      Report report) {
    this.facts = facts;
    this.isolated = isolated;
    this.levels = levels;
    this.only = only;
    this.report = report;
  }

  /// Reads the files.
  ///
  /// @param isolated whether the user's files and the variables are left out
  /// @param prefix `sys.prefix` of the target environment, if known
  /// @param only the level to work on; all if empty
  /// @throws ConfigurationException if a file cannot be understood
  public static ConfigurationEditor load(
      ProcessFacts facts,
      boolean isolated,
      Optional<Path> prefix,
      Optional<ConfigurationLevel> only,
      Report report)
      throws ConfigurationException {
    var files = new ConfigurationFiles(facts);
    var editor =
        new ConfigurationEditor(facts, isolated, files.levels(isolated, prefix), only, report);
    if (!files.areDisabled()) {
      editor.load();
    }
    return editor;
  }

  private void load() throws ConfigurationException {
    for (Map.Entry<ConfigurationLevel, List<Path>> level : levels.entrySet()) {
      if (isLoaded(level.getKey())) {
        Map<Path, IniFile> contents = new LinkedHashMap<>();
        for (Path file : level.getValue()) {
          contents.put(file, read(file));
        }
        loaded.put(level.getKey(), contents);
      }
    }
  }

  /// What `PIP_CONFIG_FILE` names takes the place of the user's file.
  private boolean isLoaded(ConfigurationLevel level) {
    return only.isEmpty()
        || only.get() == level
        || (only.get() == ConfigurationLevel.USER && level == ConfigurationLevel.ENV);
  }

  private static IniFile read(Path file) throws ConfigurationException {
    @Nullable IniFile content = PipConfiguration.read(file);
    return content == null ? IniFile.empty() : content;
  }

  /// Returns the files of each level, whether they exist or not.
  public Map<ConfigurationLevel, List<Path>> levels() {
    return levels;
  }

  /// Returns the keys and values of a file that was read, in its order.
  public Map<String, String> values(ConfigurationLevel level, Path file) {
    Map<Path, IniFile> files = loaded.getOrDefault(level, Map.of());
    return files.containsKey(file) ? values(files.get(file)) : Map.of();
  }

  private static Map<String, String> values(IniFile content) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String section : content.sections()) {
      content.section(section).forEach((key, value) -> values.put(section + "." + key, value));
    }
    return values;
  }

  /// Returns the variables that count as configuration, sorted: the name in lower case without its
  /// prefix, and the value.
  public Map<String, String> variables() {
    Map<String, String> variables = new TreeMap<>();
    facts
        .environment()
        .forEach((name, value) -> {
          if (name.startsWith(VARIABLE_PREFIX)) {
            String key = name.substring(VARIABLE_PREFIX.length()).toLowerCase(Locale.ROOT);
            if (!key.equals("version") && !key.equals("help")) {
              variables.put(key, value);
            }
          }
        });
    return variables;
  }

  /// Returns all that is set, file by file, sorted by their names; the variables are one of them.
  public List<Map<String, String>> all() {
    Map<String, Map<String, String>> files = new TreeMap<>();
    loaded
        .values()
        .forEach(level ->
            level.forEach(
                (file, content) -> files.put(file.toString(), new TreeMap<>(values(content)))));
    if (!isolated) {
      Map<String, String> variables = new TreeMap<>();
      variables()
          .forEach(
              (name, value) -> variables.put(VARIABLES + "." + IniFile.normalized(name), value));
      files.put(VARIABLES, variables);
    }
    return List.copyOf(files.values());
  }

  /// Returns a value.
  ///
  /// @throws UsageException if there is none
  public String get(String key) throws UsageException {
    Map<String, String> values = new LinkedHashMap<>();
    loaded.values().forEach(level -> level.values().forEach(file -> values.putAll(values(file))));
    if (!isolated) {
      variables()
          .forEach((name, value) -> values.put(VARIABLES + "." + IniFile.normalized(name), value));
    }
    @Nullable String value = values.get(IniFile.normalized(key));
    if (value == null) {
      Key.parse(IniFile.normalized(key));
      throw UsageException.refused("No such key - " + key);
    }
    return value;
  }

  /// Sets a value and saves the file.
  public void set(String key, String value) throws UsageException, ConfigurationException {
    Target target = target();
    Key parts = Key.parse(IniFile.normalized(key));
    save(target.file(), target.content().with(parts.section(), parts.name(), value));
  }

  /// Takes a value away and saves the file.
  public void unset(String key) throws UsageException, ConfigurationException {
    Target target = target();
    if (!target.redirected()) {
      Key parts = Key.parse(IniFile.normalized(key));
      target = lastWith(parts).orElse(target);
    }
    if (!values(target.content()).containsKey(IniFile.normalized(key))) {
      throw UsageException.refused("No such key - " + key);
    }
    Key parts = Key.parse(IniFile.normalized(key));
    save(target.file(), target.content().without(parts.section(), parts.name()));
  }

  private Optional<Target> lastWith(Key key) {
    Map<Path, IniFile> files =
        only.map(level -> loaded.getOrDefault(level, Map.of())).orElse(Map.of());
    return files.entrySet().stream()
        .filter(file -> file.getValue().section(key.section()).containsKey(key.name()))
        .reduce((_, later) -> later)
        .map(file -> new Target(file.getKey(), file.getValue(), false));
  }

  /// Returns the file that changes go to.
  public Path fileToEdit() throws UsageException, ConfigurationException {
    return target().file();
  }

  private Target target() throws UsageException, ConfigurationException {
    ConfigurationLevel level =
        only.orElseThrow(() -> UsageException.refused("Needed a specific file to be modifying."));
    Map<Path, IniFile> files = loaded.getOrDefault(level, Map.of());
    if (!files.isEmpty()) {
      Map.Entry<Path, IniFile> last = new ArrayList<>(files.entrySet()).getLast();
      return new Target(last.getKey(), last.getValue(), false);
    }
    var places = new ConfigurationFiles(facts);
    Optional<Path> named = places.named();
    if (places.areDisabled()) {
      throw UsageException.refused(
          "Cannot write to PIP_CONFIG_FILE when it is set to " + named.orElseThrow());
    }
    if (named.isEmpty() || level == ConfigurationLevel.SITE) {
      throw UsageException.refused("There is no configuration file of the level " + level);
    }
    report.warn(
        ("Because PIP_CONFIG_FILE is set, changes will be applied to '%s', not to '%s'. To restore"
                + " normal behavior, unset PIP_CONFIG_FILE.")
            .formatted(facts.variable("PIP_CONFIG_FILE").orElse(""), level));
    return new Target(named.get(), read(named.get()), true);
  }

  private void save(Path file, IniFile content) throws ConfigurationException {
    report.say("Writing to " + file);
    try {
      // A link stays one, and what only its owner may read stays so.
      Path real = Files.exists(file) ? file.toRealPath() : file;
      try (PendingFile pending = PendingFile.beside(real)) {
        if (Files.exists(real)) {
          FileChanges.setMode(pending.path(), Modes.of(real));
        }
        pending.output().write(content.format().getBytes(StandardCharsets.UTF_8));
        pending.replaceTarget();
      }
    } catch (IOException failure) {
      throw new ConfigurationException(
          "An error occurred while writing to the configuration file %s: %s"
              .formatted(file, FileFailures.describe(failure)),
          failure);
    }
  }

  /// @param redirected whether this is the file of `PIP_CONFIG_FILE` in place of another
  private record Target(Path file, IniFile content, boolean redirected) {}

  private record Key(String section, String name) {
    static Key parse(String key) throws UsageException {
      int dot = key.indexOf('.');
      if (dot < 0) {
        throw UsageException.refused(
            ("Key does not contain dot separated section and key. Perhaps you wanted to use"
                    + " 'global.%s' instead?")
                .formatted(key));
      }
      return new Key(key.substring(0, dot), key.substring(dot + 1));
    }
  }
}
