package dev.pipaccel.option;

import static dev.pipaccel.option.ValueKind.PATH;
import static dev.pipaccel.option.ValueKind.TEXT;

import java.util.List;

/// pip's options that say what is required and how it is built; shared by several commands.
final class RequirementOptions {
  static final Option REQUIREMENT =
      Option.many(
          "requirements",
          TEXT,
          "file",
          "A requirements file, or a pylock.toml, as path or URL.",
          "-r",
          "--requirement");
  static final Option CONSTRAINT =
      Option.many(
          "constraints", TEXT, "file", "A file of constraints on versions.", "-c", "--constraint");
  static final Option BUILD_CONSTRAINT =
      Option.many(
          "build_constraints",
          TEXT,
          "file",
          "A file of constraints on what builds need.",
          "--build-constraint");
  static final Option SCRIPT =
      Option.many(
          "requirements_from_scripts",
          TEXT,
          "file",
          "A script whose metadata (PEP 723) says what it needs.",
          "--requirements-from-script");
  static final Option NO_DEPS =
      Option.on(
          "ignore_dependencies", "Install no dependencies.", "--no-deps", "--no-dependencies");
  static final Option ONLY_DEPS =
      Option.on(
          "only_dependencies",
          "Install the dependencies of what is named, not that itself.",
          "--only-deps",
          "--only-dependencies");
  static final Option EDITABLE =
      Option.many(
          "editables",
          TEXT,
          "path/url",
          "Install a local project or a repository so that it can be edited in place.",
          "-e",
          "--editable");
  static final Option SRC =
      Option.handled(
          "src_dir",
          PATH,
          "dir",
          "Where editable projects are checked out.",
          "--src",
          "--source",
          "--source-dir",
          "--source-directory");
  static final Option IGNORE_REQUIRES_PYTHON =
      Option.on(
          "ignore_requires_python",
          "Ignore for which Python versions a project is made.",
          "--ignore-requires-python");
  static final Option NO_BUILD_ISOLATION =
      Option.off(
          "build_isolation",
          "Build in the environment itself, which must hold what the build needs.",
          "--no-build-isolation");
  static final Option USE_PEP517 = Option.on("use_pep517", "", "--use-pep517").withDefault("True");
  static final Option CHECK_BUILD_DEPENDENCIES =
      Option.on(
          "check_build_deps",
          "Check that the environment holds what builds need.",
          "--check-build-dependencies");
  static final Option CONFIG_SETTINGS =
      Option.handled(
          "config_settings",
          TEXT,
          "settings",
          "A setting KEY=VALUE for the build backend.",
          "-C",
          "--config-settings");
  static final Option BREAK_SYSTEM_PACKAGES =
      Option.on(
          "override_externally_managed",
          "Change an environment that another package manager looks after.",
          "--break-system-packages");
  static final Option REQUIRE_HASHES =
      Option.on("require_hashes", "Require a hash for every file.", "--require-hashes");
  static final Option NO_REQUIRE_HASHES =
      Option.on(
          "no_require_hashes",
          "Do not require hashes because some requirement has one.",
          "--no-require-hashes");
  static final Option PROGRESS_BAR =
      Option.choice(
              "progress_bar",
              List.of("auto", "on", "off", "raw"),
              "How progress is shown.",
              "--progress-bar")
          .withDefault("auto");
  static final Option ROOT_USER_ACTION =
      Option.choice(
              "root_user_action",
              List.of("warn", "ignore"),
              "Whether to warn if run as root.",
              "--root-user-action")
          .withDefault("warn");
  static final Option GROUP =
      Option.handled(
          "dependency_groups",
          TEXT,
          "[path:]group",
          "A dependency group of a pyproject.toml (PEP 735) or pylock.toml.",
          "--group");
  static final Option NO_CLEAN = Option.on("no_clean", "Keep build folders.", "--no-clean");

  /// A digest of a requirement's archive; only in requirements files.
  static final Option HASH =
      Option.handled("hashes", TEXT, "", "A digest, such as sha256:1234….", "--hash");

  private RequirementOptions() {}
}
