package dev.pipaccel.option;

import static dev.pipaccel.option.ValueKind.PACKAGE_NAME;
import static dev.pipaccel.option.ValueKind.PATH;
import static dev.pipaccel.option.ValueKind.TEXT;

import java.util.List;

/// The options of pip's commands that show or remove something.
final class QueryCommandOptions {
  private static final Option LOCAL =
      Option.on("local", "Only what the virtual environment itself holds.", "-l", "--local");
  private static final Option USER = Option.on("user", "Only the user's own.", "--user");
  private static final Option PATH_OPTION =
      Option.many("path", PATH, "", "Only what this folder holds.", "--path");
  private static final Option EXCLUDE =
      Option.many("excludes", PACKAGE_NAME, "package", "Leave this one out.", "--exclude");

  private QueryCommandOptions() {}

  static List<Option> uninstall() {
    return List.of(
        RequirementOptions.REQUIREMENT,
        Option.on("yes", "Do not ask.", "-y", "--yes"),
        RequirementOptions.ROOT_USER_ACTION,
        RequirementOptions.BREAK_SYSTEM_PACKAGES);
  }

  static List<Option> freeze() {
    return List.of(
        RequirementOptions.REQUIREMENT,
        LOCAL,
        USER,
        PATH_OPTION,
        Option.on("freeze_all", "Show pip and setuptools too.", "--all"),
        Option.on("exclude_editable", "Leave editables out.", "--exclude-editable"),
        EXCLUDE);
  }

  static List<Option> inspect() {
    return List.of(
        Option.on("local", "Only what the virtual environment itself holds.", "--local"),
        USER,
        PATH_OPTION);
  }

  static List<Option> list() {
    return List.of(
        Option.on("outdated", "Only what has a newer version.", "-o", "--outdated"),
        Option.on("uptodate", "Only what has no newer version.", "-u", "--uptodate"),
        Option.on("editable", "Only editables.", "-e", "--editable"),
        LOCAL,
        USER,
        PATH_OPTION,
        Option.choice(
                "list_format",
                List.of("columns", "freeze", "json"),
                "The form of the list.",
                "--format")
            .withDefault("columns"),
        Option.on("not_required", "Only what nothing else needs.", "--not-required"),
        Option.off("include_editable", "Leave editables out.", "--exclude-editable"),
        Option.on("include_editable", "Show editables too.", "--include-editable")
            .withDefault("True"),
        EXCLUDE);
  }

  static List<Option> show() {
    return List.of(Option.on("files", "Show the installed files too.", "-f", "--files"));
  }

  static List<Option> config() {
    return List.of(
        Option.one("editor", TEXT, "", "The editor to use.", "--editor"),
        Option.on("global_file", "The file of the whole system.", "--global"),
        Option.on("user_file", "The user's file.", "--user"),
        Option.on("site_file", "The file of the environment.", "--site"));
  }

  static List<Option> search() {
    return List.of(Option.one("index", TEXT, "url", "The index to search.", "-i", "--index"));
  }

  static List<Option> cache() {
    return List.of(
        Option.choice(
                "list_format", List.of("human", "abspath"), "The form of the list.", "--format")
            .withDefault("human"));
  }

  static List<Option> hash() {
    return List.of(
        Option.choice(
                "algorithm",
                List.of("sha256", "sha384", "sha512"),
                "The algorithm.",
                "-a",
                "--algorithm")
            .withDefault("sha256"));
  }

  static List<Option> completion() {
    return List.of(
        Option.constant("shell", "bash", "For bash.", "-b", "--bash"),
        Option.constant("shell", "zsh", "For zsh.", "-z", "--zsh"),
        Option.constant("shell", "fish", "For fish.", "-f", "--fish"),
        Option.constant("shell", "powershell", "For PowerShell.", "-p", "--powershell"));
  }

  static Option json() {
    return Option.on("json", "Write JSON.", "--json");
  }
}
