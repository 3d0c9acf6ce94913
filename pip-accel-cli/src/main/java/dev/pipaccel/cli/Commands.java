package dev.pipaccel.cli;

import java.util.List;
import java.util.Locale;

/// The commands of pip 26.3.
final class Commands {
  private static final double SIMILAR = 0.6;

  private Commands() {}

  /// A command with what it does, in a sentence.
  record Entry(String name, String summary) {}

  static final List<Entry> ALL =
      List.of(
          new Entry("install", "Install packages, from the caches where they hold them."),
          new Entry("lock", "Write a lock file."),
          new Entry("download", "Download packages."),
          new Entry("uninstall", "Remove packages."),
          new Entry("freeze", "Show installed packages as requirements."),
          new Entry("inspect", "Describe the environment as JSON."),
          new Entry("list", "List installed packages."),
          new Entry("show", "Describe installed packages."),
          new Entry("check", "Check that installed packages fit together."),
          new Entry("config", "Change pip's configuration."),
          new Entry("search", "Search an index."),
          new Entry("cache", "Look after pip's cache of wheels."),
          new Entry("index", "Ask package indexes."),
          new Entry("wheel", "Build wheels."),
          new Entry("hash", "Compute digests of archives."),
          new Entry("completion", "Help a shell to complete commands."),
          new Entry("debug", "Show what matters for finding faults."),
          new Entry("help", "Show help for a command."));

  static boolean isKnown(String command) {
    return ALL.stream().anyMatch(entry -> entry.name().equals(command));
  }

  /// Returns the error for a word that is no command.
  static String unknown(String command) {
    String message = "ERROR: unknown command \"" + command + "\"";
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
