package dev.pipaccel.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The commands of pip 26.3, and pip-accel's own.
final class Commands {
  private static final double SIMILAR = 0.6;

  private Commands() {}

  /// A command with what it does, in a sentence.
  ///
  /// @param verbs what it can be told to do, if that is said by a word
  /// @param forms what may follow its name
  record Entry(String name, String summary, List<String> verbs, List<String> forms) {
    Entry {
      verbs = List.copyOf(verbs);
      forms = List.copyOf(forms);
    }
  }

  static final List<Entry> ALL =
      List.of(
          entry(
              "install",
              "Install packages, from the caches where they hold them.",
              "[options] <requirement> ...",
              "[options] -r <requirements file> ...",
              "[options] [-e] <project or repository> ...",
              "[options] <archive url/path> ..."),
          entry(
              "lock",
              "Write a lock file.",
              "[options] [-e] <local project path> ...",
              "[options] <requirement> ...",
              "[options] -r <requirements file> ...",
              "[options] <archive url/path> ..."),
          entry(
              "download",
              "Download packages.",
              "[options] <requirement> ...",
              "[options] -r <requirements file> ...",
              "[options] <project or repository> ...",
              "[options] <archive url/path> ..."),
          entry(
              "uninstall",
              "Remove packages.",
              "[options] <package> ...",
              "[options] -r <requirements file> ..."),
          entry("freeze", "Show installed packages as requirements.", "[options]"),
          entry("inspect", "Describe the environment as JSON.", "[options]"),
          entry("list", "List installed packages.", "[options]"),
          entry("show", "Describe installed packages.", "[options] <package> ..."),
          entry("check", "Check that installed packages fit together.", "[options]"),
          new Entry(
              "config",
              "Show and change pip's configuration.",
              List.of("list", "edit", "get", "set", "unset", "debug"),
              List.of(
                  "[<file-option>] list",
                  "[<file-option>] [--editor <editor-path>] edit",
                  "[<file-option>] get command.option",
                  "[<file-option>] set command.option value",
                  "[<file-option>] unset command.option",
                  "[<file-option>] debug")),
          entry("search", "Search an index.", "[options] <query>"),
          new Entry(
              "cache",
              "Look after the caches.",
              List.of(
                  "dir", "info", "list", "remove", "purge", "keygen", "check", "stats", "push",
                  "pull", "export", "import", "gc"),
              List.of(
                  "dir",
                  "info",
                  "list [<pattern>] [--format=[human, abspath]]",
                  "remove <pattern>",
                  "purge",
                  "keygen <file>",
                  "check",
                  "stats [--json] [--prometheus <file>]",
                  "push [options] <requirement> ...",
                  "pull [options] <requirement> ...",
                  "export <bundle> [options] <requirement> ...",
                  "import <bundle>",
                  "gc [--max-size <size>] [--max-age <time>] [--dry-run]")),
          new Entry(
              "index", "Ask package indexes.", List.of("versions"), List.of("versions <package>")),
          entry(
              "wheel",
              "Build wheels.",
              "[options] <requirement> ...",
              "[options] -r <requirements file> ...",
              "[options] [-e] <project or repository> ...",
              "[options] <archive url/path> ..."),
          entry(
              "doctor",
              "Show which system packages requirements need and lack.",
              "[options] <requirement> ...",
              "[options] -r <requirements file> ...",
              "[options] [-e] <project or repository> ...",
              "[options] <archive url/path> ..."),
          entry("hash", "Compute digests of archives.", "[options] <file> ..."),
          entry("completion", "Help a shell to complete commands.", "[options]"),
          entry("debug", "Show what matters for finding faults.", "<options>"),
          entry("help", "Show help for a command.", "<command>"));

  private static Entry entry(String name, String summary, String... forms) {
    return new Entry(name, summary, List.of(), List.of(forms));
  }

  static Optional<Entry> find(String command) {
    return ALL.stream().filter(entry -> entry.name().equals(command)).findFirst();
  }

  static boolean isKnown(String command) {
    return find(command).isPresent();
  }

  /// Returns the error for a word that is no command.
  static String unknown(String command) {
    String message = "unknown command \"" + command + "\"";
    String word = command.toLowerCase(Locale.ROOT);
    String best = "";
    double bestLikeness = SIMILAR;
    for (Entry entry : ALL) {
      double likeness = likeness(word, entry.name());
      if (likeness >= bestLikeness) {
        best = entry.name();
        bestLikeness = likeness;
      }
    }
    return best.isEmpty() ? message : message + " - maybe you meant \"" + best + "\"";
  }

  /// Which part of both words is common to both, letters in the same order: 0 to 1.
  private static double likeness(String one, String other) {
    int[][] common = new int[one.length() + 1][other.length() + 1];
    for (int i = 1; i <= one.length(); i++) {
      for (int j = 1; j <= other.length(); j++) {
        common[i][j] =
            one.charAt(i - 1) == other.charAt(j - 1)
                ? common[i - 1][j - 1] + 1
                : Math.max(common[i - 1][j], common[i][j - 1]);
      }
    }
    return 2.0 * common[one.length()][other.length()] / (one.length() + other.length());
  }
}
