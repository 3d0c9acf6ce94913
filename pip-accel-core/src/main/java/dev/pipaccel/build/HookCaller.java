package dev.pipaccel.build;

import dev.pipaccel.config.ConfigSettings;
import dev.pipaccel.error.BuildException;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.json.JsonValue;
import dev.pipaccel.model.json.JsonValue.JsonArray;
import dev.pipaccel.model.json.JsonValue.JsonObject;
import dev.pipaccel.model.json.JsonValue.JsonString;
import dev.pipaccel.model.json.JsonWriter;
import dev.pipaccel.process.Command;
import dev.pipaccel.process.ProcessResult;
import dev.pipaccel.report.Phase;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Calls the hooks of one source tree's backend, each in a process of its own, since backends may
/// change the state of theirs.
final class HookCaller {
  private final BuildContext context;
  private final RunFolder folder;
  private final SourceTree tree;
  private final BuildSystem system;
  private final BuildLog log;
  private final Report report;
  private boolean failed;

  /// @param report of this build
  HookCaller(
      BuildContext context,
      RunFolder folder,
      SourceTree tree,
      BuildSystem system,
      BuildLog log,
      Report report) {
    this.context = context;
    this.folder = folder;
    this.tree = tree;
    this.system = system;
    this.log = log;
    this.report = report;
  }

  /// Calls a hook.
  ///
  /// @param hook a function of the script that calls hooks
  /// @param activity what the user is told, such as `Getting requirements to build wheel`
  /// @param arguments of the script's function
  /// @throws BuildException if the backend cannot be imported or the hook fails
  HookResult call(
      String hook, String activity, Map<String, JsonValue> arguments, BuildEnvironment environment)
      throws BuildException {
    Path exchange = folder.newFolder("h");
    RunFolder.write(
        exchange.resolve("input.json"),
        JsonWriter.write(new JsonObject(arguments)).getBytes(StandardCharsets.UTF_8));
    log.write("");
    log.write("%s (hook %s of %s)".formatted(activity, hook, system.backend()));
    TellingLines lines = new TellingLines();
    try (Report.Step step = report.step(activity);
        Report.Span _ = report.time(Phase.BUILD, tree.requirement() + ": " + activity)) {
      run(hook, activity, exchange, environment, lines);
      HookResult result = result(activity, exchange, lines);
      step.done();
      return result;
    }
  }

  private void run(
      String hook, String activity, Path exchange, BuildEnvironment environment, TellingLines lines)
      throws BuildException {
    Command command =
        Command.of(
                List.of(
                    context.interpreter().executable().toString(),
                    folder.script().toString(),
                    hook,
                    exchange.toString()),
                tree.directory(),
                variables(environment))
            .withOutput(log.output(lines));
    ProcessResult result;
    try {
      result = context.runner().run(command);
    } catch (IOException failure) {
      throw new BuildException(
          "%s: %s could not be started: %s"
              .formatted(tree.requirement(), activity, FileFailures.describe(failure)),
          failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BuildException(
          "%s: %s was interrupted".formatted(tree.requirement(), activity), interrupted);
    }
    log.write("[exit code %d]".formatted(result.exitCode()));
    if (!result.isSuccess()) {
      throw failure(
          "%s: %s did not run successfully (exit code %d)"
              .formatted(tree.requirement(), activity, result.exitCode()),
          lines.text());
    }
  }

  private Map<String, String> variables(BuildEnvironment environment) {
    Map<String, String> variables = new LinkedHashMap<>(environment.variables());
    variables.put("_PYPROJECT_HOOKS_BUILD_BACKEND", system.backend());
    variables.remove("_PYPROJECT_HOOKS_BACKEND_PATH_JSON");
    if (!system.backendPath().isEmpty()) {
      List<JsonValue> paths =
          system.backendPath().stream()
              .<JsonValue>map(path -> new JsonString(path.toString()))
              .toList();
      variables.put("_PYPROJECT_HOOKS_BACKEND_PATH_JSON", JsonWriter.write(new JsonArray(paths)));
    }
    return variables;
  }

  private HookResult result(String activity, Path exchange, TellingLines lines)
      throws BuildException {
    JsonObject output = read(activity, exchange.resolve("output.json"), lines);
    HookResult result = HookResult.of(output);
    for (String warning : result.warnings()) {
      log.write(warning);
      report.verbose(warning);
    }
    if (result.unavailable().isPresent()) {
      throw failure(
          "Cannot import build backend '%s' for %s".formatted(system.backend(), tree.requirement()),
          result.unavailable());
    }
    return result;
  }

  private JsonObject read(String activity, Path file, TellingLines lines) throws BuildException {
    try {
      if (JsonValue.parse(Files.readString(file)) instanceof JsonObject object) {
        return object;
      }
    } catch (IOException | SyntaxException broken) {
      log.write("No result: " + broken.getMessage());
    }
    throw failure(
        "%s: %s ended without a result".formatted(tree.requirement(), activity), lines.text());
  }

  /// Makes a failure of this build: with what tells of its reason, and where the whole output is.
  BuildException failure(String message, Optional<String> detail) {
    failed = true;
    return new BuildException(
        message, detail.orElse(null), "the whole output is in " + log.file(), null);
  }

  /// Tells whether a failure was made.
  boolean hasFailed() {
    return failed;
  }

  /// Returns config settings as JSON; `null` where there are none.
  static JsonValue json(ConfigSettings settings) {
    if (settings.isEmpty()) {
      return new JsonValue.JsonNull();
    }
    Map<String, JsonValue> members = new LinkedHashMap<>();
    settings
        .values()
        .forEach((key, values) -> {
          List<JsonValue> texts = values.stream().<JsonValue>map(JsonString::new).toList();
          members.put(key, texts.size() == 1 ? texts.getFirst() : new JsonArray(texts));
        });
    return new JsonObject(members);
  }
}
