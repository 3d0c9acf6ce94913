package dev.pipaccel.vcs;

import dev.pipaccel.process.Command;
import dev.pipaccel.process.ProcessResult;
import dev.pipaccel.process.ProcessRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A git repository in a folder, made by commands, with nothing of the user's settings.
final class TestRepository implements AutoCloseable {
  private final ProcessRunner runner = new ProcessRunner();
  private final Path folder;
  private final Map<String, String> environment;

  TestRepository(Path folder) throws Exception {
    this.folder = Files.createDirectories(folder);
    this.environment = environment(folder);
    git("init", "--quiet", "--initial-branch=main", ".");
    git("config", "uploadpack.allowFilter", "true");
    git("config", "uploadpack.allowAnySHA1InWant", "true");
  }

  /// Returns variables that keep git from the user's and the system's settings.
  static Map<String, String> environment(Path home) {
    return Map.ofEntries(
        Map.entry("PATH", "/usr/local/bin:/usr/bin:/bin"),
        Map.entry("HOME", home.toString()),
        Map.entry("GIT_CONFIG_NOSYSTEM", "1"),
        Map.entry("GIT_CONFIG_COUNT", "1"),
        Map.entry("GIT_CONFIG_KEY_0", "protocol.file.allow"),
        Map.entry("GIT_CONFIG_VALUE_0", "always"),
        Map.entry("GIT_AUTHOR_NAME", "A"),
        Map.entry("GIT_AUTHOR_EMAIL", "a@index.example"),
        Map.entry("GIT_COMMITTER_NAME", "A"),
        Map.entry("GIT_COMMITTER_EMAIL", "a@index.example"));
  }

  Path folder() {
    return folder;
  }

  String url() {
    return "git+file://" + folder;
  }

  /// Commits a file with the given content; returns the commit.
  String commit(String content) throws Exception {
    Files.writeString(folder.resolve("file.txt"), content);
    git("add", "file.txt");
    git("commit", "--quiet", "-m", content);
    return git("rev-parse", "HEAD");
  }

  String git(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessResult result = runner.run(Command.of(command, folder, environment));
    if (!result.isSuccess()) {
      throw new AssertionError(String.join(" ", command) + ": " + result.errors());
    }
    return result.output().strip();
  }

  @Override
  public void close() {
    runner.close();
  }
}
