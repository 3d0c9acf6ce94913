package dev.pipaccel.cli;

import dev.pipaccel.config.ConfigurationEditor;
import dev.pipaccel.config.ConfigurationFiles;
import dev.pipaccel.config.ConfigurationLevel;
import dev.pipaccel.config.TargetPrefix;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.UsageException;
import dev.pipaccel.option.OptionValues;
import dev.pipaccel.option.PythonValues;
import dev.pipaccel.pipeline.Startup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// `pip-accel config`.
final class ConfigCommand implements NativeCommand {
  private static final int SUCCESS = 0;

  /// What can be done, with the words that it takes.
  private enum Verb {
    DEBUG,
    EDIT,
    GET("name"),
    LIST,
    SET("name", "value"),
    UNSET("name");

    private final List<String> arguments;

    Verb(String... arguments) {
      this.arguments = List.of(arguments);
    }

    boolean worksOnOneFile() {
      return this != LIST && this != DEBUG;
    }
  }

  @Override
  public int run(Invocation invocation) throws PipAccelException, InterruptedException {
    Subcommand<Verb> subcommand = Subcommand.read(Verb.class, invocation.arguments());
    Verb verb = subcommand.verb();
    Path prefix = prefix(invocation);
    ConfigurationEditor editor =
        ConfigurationEditor.load(
            invocation.facts(),
            invocation.settings().output().isolated(),
            Optional.of(prefix),
            level(invocation.values(), verb, new ConfigurationFiles(invocation.facts()), prefix),
            invocation.console());
    List<String> words = subcommand.arguments();
    if (words.size() != verb.arguments.size()) {
      throw UsageException.refused(unexpected(verb));
    }
    Console console = invocation.console();
    switch (verb) {
      case LIST -> list(editor, console);
      case DEBUG -> debug(editor, console);
      case GET -> console.say(editor.get(words.getFirst()));
      case SET -> editor.set(words.get(0), words.get(1));
      case UNSET -> editor.unset(words.getFirst());
      case EDIT -> edit(editor.fileToEdit(), invocation);
    }
    return SUCCESS;
  }

  private static String unexpected(Verb verb) {
    StringBuilder example = new StringBuilder(verb.name().toLowerCase(Locale.ROOT));
    verb.arguments.forEach(argument -> example.append(" [").append(argument).append(']'));
    return "Got unexpected number of arguments, expected %d. (example: \"pip-accel config %s\")"
        .formatted(verb.arguments.size(), example);
  }

  private static Path prefix(Invocation invocation) throws PipAccelException {
    Optional<Path> known = TargetPrefix.find(invocation.main().text("python"), invocation.facts());
    if (known.isPresent()) {
      return known.get();
    }
    try (var startup =
        Startup.open(invocation.settings(), invocation.facts(), invocation.console())) {
      return startup.interpreter().prefix();
    }
  }

  private static Optional<ConfigurationLevel> level(
      OptionValues values, Verb verb, ConfigurationFiles files, Path prefix) throws UsageException {
    List<ConfigurationLevel> named = new ArrayList<>();
    if (values.isOn("user_file")) {
      named.add(ConfigurationLevel.USER);
    }
    if (values.isOn("global_file")) {
      named.add(ConfigurationLevel.GLOBAL);
    }
    if (values.isOn("site_file")) {
      named.add(ConfigurationLevel.SITE);
    }
    if (named.size() > 1) {
      throw UsageException.refused(
          "Need exactly one file to operate upon (--user, --site, --global) to perform.");
    }
    if (named.isEmpty() && verb.worksOnOneFile()) {
      named.add(
          Files.exists(files.site(prefix)) ? ConfigurationLevel.SITE : ConfigurationLevel.USER);
    }
    return named.stream().findFirst();
  }

  private static void list(ConfigurationEditor editor, Console console) {
    for (Map<String, String> file : editor.all()) {
      file.forEach((key, value) -> console.say(key + "=" + PythonValues.quote(value)));
    }
  }

  private static void debug(ConfigurationEditor editor, Console console) {
    console.say("env_var:");
    editor
        .variables()
        .forEach((name, value) ->
            console.say(
                "  PIP_" + name.toUpperCase(Locale.ROOT) + "=" + PythonValues.quote(value)));
    List<ConfigurationLevel> levels = new ArrayList<>(editor.levels().keySet());
    levels.sort(Comparator.comparing(ConfigurationLevel::toString));
    for (ConfigurationLevel level : levels) {
      console.say(level + ":");
      for (Path file : editor.levels().getOrDefault(level, List.of())) {
        boolean exists = Files.exists(file);
        console.say("  " + file + ", exists: " + (exists ? "True" : "False"));
        if (exists) {
          editor
              .values(level, file)
              .forEach(
                  (key, value) -> console.say("    " + key + ": " + value.replace("\n", "\n    ")));
        }
      }
    }
  }

  private static void edit(Path file, Invocation invocation)
      throws PipAccelException, InterruptedException {
    Map<String, String> environment = invocation.facts().environment();
    String editor =
        invocation
            .values()
            .text("editor")
            .or(() -> Optional.ofNullable(environment.get("VISUAL")))
            .or(() -> Optional.ofNullable(environment.get("EDITOR")))
            .orElseThrow(() -> UsageException.refused("Could not determine editor to use."));
    // An editor's variable may hold options and quotes; the shell tells them apart, as for pip.
    int code =
        ForegroundProgram.run(
            List.of("/bin/sh", "-c", editor + " \"$1\"", "sh", file.toString()),
            invocation.facts().workingDirectory(),
            environment);
    if (code != 0) {
      throw UsageException.refused("Editor Subprocess exited with exit code " + code);
    }
  }
}
