package dev.pipaccel.build;

import dev.pipaccel.error.BuildException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.metadata.CoreMetadata;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// Mends what made a build fail.
public interface BuildRescue {
  /// A build that failed in a hook of its backend.
  ///
  /// @param began when it was begun
  /// @param log with its output
  /// @param attempts how often it has been tried
  record FailedBuild(
      SourceTree tree, Instant began, Path log, BuildException failure, int attempts) {}

  /// Tells whether a build has been given what it lacked, so that it is worth another try.
  ///
  /// @throws PipAccelException if what it lacks is known and could not be given
  boolean isMended(FailedBuild build) throws PipAccelException;

  /// Hears that the wheel of a tree has been built.
  ///
  /// @param kept where it is kept
  default void built(String requirement, Path kept) {}

  /// Returns metadata that spares a tree its hooks.
  default Optional<CoreMetadata> stated(SourceTree tree) {
    return Optional.empty();
  }

  /// Returns one that mends nothing.
  static BuildRescue none() {
    return _ -> false;
  }
}
