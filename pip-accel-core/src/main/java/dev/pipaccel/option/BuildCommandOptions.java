package dev.pipaccel.option;

import static dev.pipaccel.option.ValueKind.PATH;
import static dev.pipaccel.option.ValueKind.TEXT;

import java.util.ArrayList;
import java.util.List;

/// The options of pip's `lock`, `download` and `wheel`, which prepare files without installing.
final class BuildCommandOptions {
  private BuildCommandOptions() {}

  static List<Option> lock() {
    List<Option> options = common();
    options.add(RequirementOptions.EDITABLE);
    options.add(RequirementOptions.CONFIG_SETTINGS);
    options.add(
        Option.one("output_file", PATH, "path", "The lock file to write.", "-o", "--output")
            .withDefault("pylock.toml"));
    return options;
  }

  static List<Option> download() {
    List<Option> options = common();
    options.add(
        Option.one(
                "download_dir",
                TEXT,
                "dir",
                "Where files are put.",
                "-d",
                "--dest",
                "--destination-dir",
                "--destination-directory")
            .withDefault("."));
    options.addAll(IndexOptions.TARGET_PYTHON);
    return options;
  }

  static List<Option> doctor() {
    List<Option> options = common();
    options.add(RequirementOptions.EDITABLE);
    options.add(QueryCommandOptions.json());
    return options;
  }

  /// What the verbs of `cache` about shared caches take.
  static List<Option> sharedCache() {
    List<Option> options = common();
    options.add(QueryCommandOptions.json());
    options.add(
        Option.one(
            "prometheus",
            PATH,
            "file",
            "Write the statistics to a text file that Prometheus understands.",
            "--prometheus"));
    options.add(
        Option.one(
            "max_size",
            TEXT,
            "size",
            "How much a shared cache may keep, such as 50G.",
            "--max-size"));
    options.add(
        Option.one(
            "max_age",
            TEXT,
            "time",
            "How long a shared cache may keep what it was given, such as 90d.",
            "--max-age"));
    options.add(Option.on("dry_run", "Delete nothing, say what would be deleted.", "--dry-run"));
    return options;
  }

  static List<Option> wheel() {
    List<Option> options = common();
    options.add(RequirementOptions.EDITABLE);
    options.add(RequirementOptions.CONFIG_SETTINGS);
    options.add(
        Option.one("wheel_dir", TEXT, "dir", "Where wheels are put.", "-w", "--wheel-dir")
            .withDefault("."));
    options.add(Option.on("no_verify", "Do not check the wheels built.", "--no-verify"));
    return options;
  }

  private static List<Option> common() {
    List<Option> options = new ArrayList<>();
    options.add(RequirementOptions.REQUIREMENT);
    options.add(RequirementOptions.CONSTRAINT);
    options.add(RequirementOptions.BUILD_CONSTRAINT);
    options.add(RequirementOptions.SCRIPT);
    options.add(RequirementOptions.NO_DEPS);
    options.add(RequirementOptions.ONLY_DEPS);
    options.add(RequirementOptions.SRC);
    options.add(RequirementOptions.IGNORE_REQUIRES_PYTHON);
    options.add(RequirementOptions.NO_BUILD_ISOLATION);
    options.add(RequirementOptions.USE_PEP517);
    options.add(RequirementOptions.CHECK_BUILD_DEPENDENCIES);
    options.add(RequirementOptions.REQUIRE_HASHES);
    options.add(RequirementOptions.NO_REQUIRE_HASHES);
    options.add(RequirementOptions.PROGRESS_BAR);
    options.add(RequirementOptions.GROUP);
    options.add(RequirementOptions.NO_CLEAN);
    return options;
  }
}
