package dev.pipaccel.vcs;

import dev.pipaccel.process.ProcessRunner;
import dev.pipaccel.report.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What all checkouts of a run share.
///
/// @param environment the variables of the process
/// @param workingDirectory of the process; shown paths below it are made relative
/// @param verbosity how often `-v` was given, less how often `-q`
/// @param noInput whether programs must not ask (`--no-input`)
/// @param existsActions `--exists-action`: answers for folders that are in the way
/// @param question asks the user about such a folder
public record VcsContext(
    ProcessRunner runner,
    Map<String, String> environment,
    Path workingDirectory,
    int verbosity,
    boolean noInput,
    List<String> existsActions,
    Question question,
    Report report) {
  /// Copies the collections.
  public VcsContext {
    environment = Map.copyOf(environment);
    existsActions = List.copyOf(existsActions);
  }

  /// Returns a path for messages: relative if it lies below the working directory.
  String shown(Path path) {
    return path.startsWith(workingDirectory) && !path.equals(workingDirectory)
        ? Path.of(".").resolve(workingDirectory.relativize(path)).toString()
        : path.toString();
  }

  /// Asks the user.
  @FunctionalInterface
  public interface Question {
    /// Returns one of the options, or empty text where nobody can be asked.
    ///
    /// @param text such as `What to do? (i)gnore, (w)ipe, (b)ackup `
    /// @param options the letters allowed
    String ask(String text, List<String> options);
  }
}
