package dev.pipaccel.vcs;

import dev.pipaccel.error.IndexException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What names of branches, tags and commits mean in a clone.
final class GitReferences {
  private static final int HASH_LENGTH = 40;

  private final VcsCommands git;

  GitReferences(VcsCommands git) {
    this.git = git;
  }

  /// What a name means.
  ///
  /// @param commit a hash, or the name itself where git is left to find it
  /// @param isBranch whether the name is that of a branch of the remote
  record Resolved(String commit, boolean isBranch) {}

  /// Finds a branch of the remote, else a tag.
  Optional<Resolved> find(Path folder, String name) throws IndexException {
    Map<String, String> found = new HashMap<>();
    // Only LF ends a line: names may hold other characters that Unicode counts as line ends.
    for (String line : git.outputOfAnyEnd(folder, List.of("show-ref", name)).split("\n", -1)) {
      String trimmed = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
      int space = trimmed.indexOf(' ');
      if (space > 0) {
        found.put(trimmed.substring(space + 1), trimmed.substring(0, space));
      }
    }
    String branch = found.get("refs/remotes/origin/" + name);
    if (branch != null) {
      return Optional.of(new Resolved(branch, true));
    }
    return Optional.ofNullable(found.get("refs/tags/" + name)).map(tag -> new Resolved(tag, false));
  }

  /// Returns whether a name must be asked from the remote: a full reference, or a whole commit hash
  /// that the clone lacks. Remotes do not answer shortened hashes.
  boolean mustBeFetched(Path folder, String name) throws IndexException {
    return name.startsWith("refs/") || (isCommitHash(name) && !hasCommit(folder, name));
  }

  String commitOf(Path folder, String name) throws IndexException {
    return git.output(folder, List.of("rev-parse", name)).strip();
  }

  private boolean hasCommit(Path folder, String name) throws IndexException {
    return git.succeeds(folder, List.of("rev-parse", "-q", "--verify", name + "^{commit}"));
  }

  static boolean isCommitHash(String name) {
    return name.length() == HASH_LENGTH
        && name.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
  }
}
