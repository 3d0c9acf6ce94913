package dev.pipaccel.build;

import dev.pipaccel.error.BuildException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.json.JsonValue;
import dev.pipaccel.model.json.JsonValue.JsonString;
import dev.pipaccel.model.requirement.Requirement;
import dev.pipaccel.report.Phase;
import dev.pipaccel.report.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Makes the environment of one build: installs what the tree requires (PEP 518), asks the backend
/// what else it needs (PEP 517), installs that, too. Steps, checks and messages are pip's.
final class BuildPreparation {
  private final BuildContext context;
  private final BuildPrefixes prefixes;
  private final BuildEnvironments environments;
  private final SourceTree tree;
  private final BuildSystem system;
  private final BuildOptions options;
  private final HookCaller hooks;
  private final Report report;

  BuildPreparation(
      BuildContext context,
      BuildPrefixes prefixes,
      BuildEnvironments environments,
      SourceTree tree,
      BuildSystem system,
      BuildOptions options,
      HookCaller hooks,
      Report report) {
    this.context = context;
    this.prefixes = prefixes;
    this.environments = environments;
    this.tree = tree;
    this.system = system;
    this.options = options;
    this.hooks = hooks;
    this.report = report;
  }

  /// Returns the environment, ready for the hooks that build.
  BuildEnvironment prepare() throws PipAccelException {
    BuildEnvironment environment = options.isolated() ? isolated() : open();
    if (options.checkDependencies()) {
      RequirementCheck check = check(system.requires(), environment);
      refuse(check, "the backend dependencies");
      if (!check.missing().isEmpty()) {
        throw new BuildException(
            "Some build dependencies for %s are missing: %s"
                .formatted(tree.requirement(), quoted(check.missing())));
      }
    }
    return environment;
  }

  private BuildEnvironment open() throws BuildException {
    BuildEnvironment environment = environments.open();
    if (options.editable()) {
      HookResult answer =
          hooks.call(
              "supports",
              "Checking if build backend supports build_editable",
              Map.of("kind", new JsonString("editable")),
              environment);
      if (!answer.isTrue()) {
        throw notEditable();
      }
    }
    return environment;
  }

  private BuildEnvironment isolated() throws PipAccelException {
    List<Path> filled = new ArrayList<>();
    if (!system.requires().isEmpty()) {
      filled.add(install(system.requires(), "build dependencies"));
    }
    BuildEnvironment environment = environments.isolated(filled);
    checkChosenBackend(environment);
    List<Requirement> wanted = backendRequirements(environment);
    RequirementCheck check = check(wanted, environment);
    refuse(check, "the backend dependencies");
    if (check.missing().isEmpty()) {
      return environment;
    }
    filled.add(install(check.missing(), "backend dependencies"));
    return environments.isolated(filled);
  }

  private Path install(List<Requirement> requirements, String kind) throws PipAccelException {
    BuildChain chain = options.chain().with(tree.directory().toString());
    try (Report.Step step = report.step("Installing " + kind);
        Report.Span _ = report.time(Phase.BUILD, tree.requirement() + ": " + kind)) {
      Path prefix = prefixes.holding(requirements, chain);
      step.done();
      return prefix;
    } catch (PipAccelException failure) {
      List<String> detail = new ArrayList<>();
      detail.add(
          requirements.stream()
              .map(Requirement::toString)
              .collect(Collectors.joining(" ", "Installing ", "")));
      detail.add("%s".formatted(failure.getMessage()));
      failure.detail().ifPresent(detail::add);
      throw new BuildException(
          "Cannot install %s for %s".formatted(kind, tree.requirement()),
          String.join("\n", detail),
          failure.hint().orElse(null),
          failure);
    }
  }

  /// A tree that names no backend need not require setuptools; its build then fails, and this says
  /// beforehand why.
  private void checkChosenBackend(BuildEnvironment environment) throws BuildException {
    RequirementCheck check = check(system.expected(), environment);
    refuse(check, "PEP 517/518 supported requirements");
    if (!check.missing().isEmpty()) {
      report.warn(
          "Missing build requirements in pyproject.toml for %s.".formatted(tree.requirement()));
      report.warn(
          "The project does not specify a build backend, and pip cannot fall back to setuptools"
              + " without %s.".formatted(quoted(check.missing())));
    }
  }

  private List<Requirement> backendRequirements(BuildEnvironment environment)
      throws BuildException {
    String kind = options.editable() ? "editable" : "wheel";
    Map<String, JsonValue> arguments = new LinkedHashMap<>();
    arguments.put("kind", new JsonString(kind));
    arguments.put("config_settings", HookCaller.json(options.configSettings()));
    HookResult result =
        hooks.call(
            "get_requires_for_build",
            "Getting requirements to build " + kind,
            arguments,
            environment);
    if (result.missing().isPresent()) {
      throw notEditable();
    }
    List<Requirement> requirements = new ArrayList<>();
    List<String> texts =
        result
            .texts()
            .orElseThrow(() ->
                new BuildException(
                    "The build backend of %s returned no list of requirements"
                        .formatted(tree.requirement())));
    for (String text : texts) {
      try {
        requirements.add(Requirement.parse(text));
      } catch (SyntaxException invalid) {
        throw new BuildException(
            "The build backend of %s requires '%s', which is not a valid requirement"
                .formatted(tree.requirement(), text),
            invalid);
      }
    }
    return requirements;
  }

  private RequirementCheck check(List<Requirement> requirements, BuildEnvironment environment) {
    return RequirementCheck.of(
        requirements, environment.libraries(), context.interpreter(), context.report());
  }

  private void refuse(RequirementCheck check, String conflictingWith) throws BuildException {
    if (!check.conflicts().isEmpty()) {
      throw new BuildException(
          "Some build dependencies for %s conflict with %s: %s"
              .formatted(
                  tree.requirement(), conflictingWith, String.join(", ", check.conflicts())));
    }
  }

  private BuildException notEditable() {
    return new BuildException(
        ("Project %s uses a build backend that is missing the 'build_editable' hook, so it cannot"
                + " be installed in editable mode")
            .formatted(tree.requirement()),
        null,
        "Consider using a build backend that supports PEP 660",
        null);
  }

  private static String quoted(List<Requirement> requirements) {
    return requirements.stream()
        .map("'%s'"::formatted)
        .sorted()
        .collect(Collectors.joining(" and "));
  }
}
