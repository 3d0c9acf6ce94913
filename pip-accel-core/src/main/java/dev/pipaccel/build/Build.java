package dev.pipaccel.build;

import dev.pipaccel.build.BuildRescue.FailedBuild;
import dev.pipaccel.environment.InstalledDistributions;
import dev.pipaccel.error.BuildException;
import dev.pipaccel.error.MetadataException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.json.JsonValue;
import dev.pipaccel.model.json.JsonValue.JsonString;
import dev.pipaccel.model.metadata.CoreMetadata;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.Version;
import dev.pipaccel.report.QuietReport;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The build of one tree in one manner: its environment and metadata are made when first asked for
/// and kept, as is a failure to make them. Safe for use by several threads, which wait for each
/// other.
final class Build {
  private final BuildContext context;
  private final RunFolder folder;
  private final BuildPrefixes prefixes;
  private final BuildEnvironments environments;
  private final SourceTree tree;
  private final BuildOptions options;
  private final Report report;
  private @Nullable Attempt attempt;
  private @Nullable Prepared prepared;
  private @Nullable PipAccelException failure;

  Build(
      BuildContext context,
      RunFolder folder,
      BuildPrefixes prefixes,
      BuildEnvironments environments,
      SourceTree tree,
      BuildOptions options) {
    this.context = context;
    this.folder = folder;
    this.prefixes = prefixes;
    this.environments = environments;
    this.tree = tree;
    this.options = options;
    this.report = options.isNested() ? new QuietReport(context.report()) : context.report();
  }

  /// One try of the build.
  private record Attempt(Instant began, BuildLog log, HookCaller hooks) {}

  /// What stands before the wheel.
  ///
  /// @param text the whole METADATA
  /// @param directory the `.dist-info` folder; where a wheel was built in its place, the folder
  ///   that this lies in
  /// @param wheel a wheel that was built because the backend cannot do metadata alone
  private record Prepared(
      BuildLog log,
      HookCaller hooks,
      BuildEnvironment environment,
      CoreMetadata metadata,
      String text,
      Path directory,
      Optional<Path> wheel) {}

  /// Returns the metadata of the tree.
  synchronized CoreMetadata metadata() throws PipAccelException {
    return prepared().metadata();
  }

  /// Returns the whole METADATA of the tree.
  synchronized String metadataText() throws PipAccelException {
    return prepared().text();
  }

  /// Builds the wheel and puts it into a folder.
  synchronized BuiltWheel wheel(Path output) throws PipAccelException {
    for (int attempts = 1; ; attempts++) {
      // What could not be prepared has been tried to be mended.
      Prepared ready = prepared();
      try {
        return wheel(ready, output);
      } catch (BuildException failed) {
        if (!isMended(failed, attempts)) {
          throw failed;
        }
        prepared = null;
      }
    }
  }

  private BuiltWheel wheel(Prepared ready, Path output) throws PipAccelException {
    Path built = ready.wheel().isPresent() ? ready.wheel().get() : callBuild(ready);
    WheelCheck check =
        WheelCheck.of(built, tree.requirement()).isOf(ready.metadata().name(), tree.requirement());
    Path kept = output.resolve(built.getFileName());
    try {
      FileChanges.createDirectories(output);
      if (ready.wheel().isPresent()) {
        FileChanges.deleteIfExists(kept);
        FileChanges.copyFile(built, kept);
      } else {
        FileChanges.move(built, kept);
      }
    } catch (IOException unwritable) {
      throw new BuildException(
          "Cannot put %s into %s: %s"
              .formatted(built.getFileName(), output, FileFailures.describe(unwritable)),
          unwritable);
    }
    return new BuiltWheel(
        kept,
        check.filename(),
        check.metadata(),
        buildRequirements(ready.environment()),
        ready.log().file());
  }

  private Prepared prepared() throws PipAccelException {
    if (failure != null) {
      throw failure;
    }
    Prepared known = prepared;
    if (known == null) {
      try {
        known = prepareAtLast();
        prepared = known;
      } catch (PipAccelException failed) {
        failure = failed;
        throw failed;
      }
    }
    return known;
  }

  private Prepared prepareAtLast() throws PipAccelException {
    for (int attempts = 1; ; attempts++) {
      try {
        return prepare();
      } catch (BuildException failed) {
        if (!isMended(failed, attempts)) {
          throw failed;
        }
      }
    }
  }

  private boolean isMended(BuildException failed, int attempts) throws PipAccelException {
    Attempt last = attempt;
    return last != null
        && last.hooks().hasFailed()
        && context
            .rescue()
            .isMended(new FailedBuild(tree, last.began(), last.log().file(), failed, attempts));
  }

  private Prepared prepare() throws PipAccelException {
    BuildSystem system = BuildSystem.read(tree);
    BuildLog log = BuildLog.begin(context, tree);
    HookCaller hooks = new HookCaller(context, folder, tree, system, log, report);
    attempt = new Attempt(Instant.now(), log, hooks);
    BuildEnvironment environment =
        new BuildPreparation(context, prefixes, environments, tree, system, options, hooks, report)
            .prepare();
    String activity =
        options.editable()
            ? "Preparing editable metadata (pyproject.toml)"
            : "Preparing metadata (pyproject.toml)";
    Path directory = folder.newFolder("m");
    Map<String, JsonValue> arguments = new LinkedHashMap<>();
    arguments.put("kind", kind());
    arguments.put("metadata_directory", new JsonString(directory.toString()));
    arguments.put("config_settings", HookCaller.json(options.configSettings()));
    HookResult result = hooks.call("prepare_metadata_for_build", activity, arguments, environment);
    Path made = made(hooks, result, directory);
    if (result.built()) {
      WheelCheck check = WheelCheck.of(made, tree.requirement());
      return new Prepared(
          log, hooks, environment, check.metadata(), check.text(), directory, Optional.of(made));
    }
    String text = read(made, hooks);
    CoreMetadata metadata = parse(text);
    refuseOther(metadata, made, hooks);
    return new Prepared(log, hooks, environment, metadata, text, made, Optional.empty());
  }

  private Path callBuild(Prepared ready) throws BuildException {
    String activity =
        "Building %s for %s (pyproject.toml)"
            .formatted(kind().text(), ready.metadata().displayName());
    Path directory = folder.newFolder("w");
    Map<String, JsonValue> arguments = new LinkedHashMap<>();
    arguments.put("kind", kind());
    arguments.put("wheel_directory", new JsonString(directory.toString()));
    arguments.put("config_settings", HookCaller.json(options.configSettings()));
    arguments.put("metadata_directory", new JsonString(ready.directory().toString()));
    HookResult result = ready.hooks().call("build", activity, arguments, ready.environment());
    return made(ready.hooks(), result, directory);
  }

  /// Returns the file or folder that a hook says it made, which must lie where it was to be made.
  private Path made(HookCaller hooks, HookResult result, Path directory) throws BuildException {
    if (result.missing().isPresent()) {
      throw hooks.failure(
          "Cannot build %s because the build backend does not have the %s hook"
              .formatted(tree.requirement(), result.missing().get()),
          Optional.empty());
    }
    String name = result.text().orElse("");
    boolean plain = !name.isEmpty() && !name.equals("..") && !name.equals(".");
    if (!plain || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0) {
      throw hooks.failure(
          "The build backend of %s returned no name of a file or folder"
              .formatted(tree.requirement()),
          Optional.empty());
    }
    Path made = directory.resolve(name);
    if (!Files.exists(made)) {
      throw hooks.failure(
          "The build backend of %s did not make the %s that it returned"
              .formatted(tree.requirement(), name),
          Optional.empty());
    }
    return made;
  }

  private String read(Path directory, HookCaller hooks) throws BuildException {
    try {
      return new String(Files.readAllBytes(directory.resolve("METADATA")), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw hooks.failure(
          "The build backend of %s prepared no METADATA".formatted(tree.requirement()),
          Optional.empty());
    }
  }

  private CoreMetadata parse(String text) throws MetadataException {
    try {
      return CoreMetadata.parse(text.getBytes(StandardCharsets.UTF_8));
    } catch (SyntaxException invalid) {
      throw new MetadataException(
          "The build backend of %s prepared invalid metadata: %s"
              .formatted(tree.requirement(), invalid.getMessage()),
          invalid);
    }
  }

  /// pip goes by the folder's name, and fails once it has built a wheel that says something else.
  private void refuseOther(CoreMetadata metadata, Path directory, HookCaller hooks)
      throws BuildException {
    String named = directory.getFileName().toString().replaceFirst("\\.dist-info$", "");
    int dash = named.lastIndexOf('-');
    Optional<Version> version = Version.tryParse(named.substring(dash + 1));
    boolean agrees =
        dash < 1
            || version.isEmpty()
            || (PackageName.of(named.substring(0, dash)).equals(metadata.name())
                && version.get().equals(metadata.version()));
    if (!agrees) {
      throw hooks.failure(
          "The build backend of %s put metadata of %s %s into %s"
              .formatted(
                  tree.requirement(), metadata.name(), metadata.version(), directory.getFileName()),
          Optional.empty());
    }
  }

  private JsonString kind() {
    return new JsonString(options.editable() ? "editable" : "wheel");
  }

  private List<String> buildRequirements(BuildEnvironment environment) {
    List<Path> libraries = environment.libraries().stream().filter(Files::isDirectory).toList();
    if (!options.isolated() || libraries.isEmpty()) {
      return List.of();
    }
    return InstalledDistributions.in(context.interpreter(), libraries, context.report())
        .all()
        .stream()
        .map(found -> found.name() + "==" + found.rawVersion())
        .sorted()
        .toList();
  }
}
