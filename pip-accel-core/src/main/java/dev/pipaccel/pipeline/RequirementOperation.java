package dev.pipaccel.pipeline;

import dev.pipaccel.error.PipAccelException;

/// Does what a request asks for: installs, downloads, builds or locks.
@FunctionalInterface
public interface RequirementOperation {
  /// Runs to the end.
  ///
  /// @return the exit code of the process
  /// @throws InterruptedException if the user cancels; an environment is then as before
  int run(RequirementRequest request) throws PipAccelException, InterruptedException;
}
