package dev.pipaccel.option;

import static dev.pipaccel.option.ValueKind.TEXT;

import java.util.List;

/// The options of pip's `install`, less those that it shares with every command.
final class InstallOptions {
  static final List<Option> ALL =
      List.of(
          RequirementOptions.REQUIREMENT,
          RequirementOptions.CONSTRAINT,
          RequirementOptions.BUILD_CONSTRAINT,
          RequirementOptions.SCRIPT,
          RequirementOptions.NO_DEPS,
          RequirementOptions.ONLY_DEPS,
          RequirementOptions.EDITABLE,
          Option.on("dry_run", "Change nothing, only show what would be.", "--dry-run"),
          Option.one("target_dir", TEXT, "dir", "Install into this folder.", "-t", "--target"),
          IndexOptions.TARGET_PYTHON.get(0),
          IndexOptions.TARGET_PYTHON.get(1),
          IndexOptions.TARGET_PYTHON.get(2),
          IndexOptions.TARGET_PYTHON.get(3),
          Option.on("use_user_site", "Install into the user's own site-packages.", "--user"),
          Option.off("use_user_site", "", "--no-user").withDefault(""),
          Option.one(
              "root_path", TEXT, "dir", "Install relative to this other root folder.", "--root"),
          Option.one(
              "prefix_path", TEXT, "dir", "Install below this prefix (lib, bin, ...).", "--prefix"),
          RequirementOptions.SRC,
          Option.on("upgrade", "Upgrade what is named to the newest version.", "-U", "--upgrade"),
          Option.choice(
                  "upgrade_strategy",
                  List.of("only-if-needed", "eager"),
                  "How dependencies are upgraded.",
                  "--upgrade-strategy")
              .withDefault("only-if-needed"),
          Option.on("force_reinstall", "Install again what is there.", "--force-reinstall"),
          Option.on(
              "ignore_installed",
              "Install over what is there, without removing it.",
              "-I",
              "--ignore-installed"),
          RequirementOptions.IGNORE_REQUIRES_PYTHON,
          RequirementOptions.NO_BUILD_ISOLATION,
          RequirementOptions.USE_PEP517,
          RequirementOptions.CHECK_BUILD_DEPENDENCIES,
          RequirementOptions.BREAK_SYSTEM_PACKAGES,
          RequirementOptions.CONFIG_SETTINGS,
          Option.on("compile", "Compile Python files to bytecode.", "--compile")
              .withDefault("True"),
          Option.off("compile", "Do not compile Python files to bytecode.", "--no-compile"),
          Option.off(
              "warn_script_location",
              "Do not warn about scripts outside PATH.",
              "--no-warn-script-location"),
          Option.off(
              "warn_about_conflicts",
              "Do not warn about broken dependencies.",
              "--no-warn-conflicts"),
          RequirementOptions.REQUIRE_HASHES,
          RequirementOptions.NO_REQUIRE_HASHES,
          RequirementOptions.PROGRESS_BAR,
          RequirementOptions.ROOT_USER_ACTION,
          Option.one(
              "json_report_file",
              TEXT,
              "file",
              "Write what was done as JSON; - is standard output.",
              "--report"),
          RequirementOptions.GROUP,
          RequirementOptions.NO_CLEAN);

  private InstallOptions() {}
}
