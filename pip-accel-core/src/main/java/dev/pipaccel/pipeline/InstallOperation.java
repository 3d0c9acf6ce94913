package dev.pipaccel.pipeline;

import dev.pipaccel.error.PipAccelException;

/// Installs what a request asks for.
@FunctionalInterface
public interface InstallOperation {
  /// Runs the install to its end.
  ///
  /// @return the exit code of the process
  /// @throws InterruptedException if the user cancels; the environment is then as before
  int install(InstallRequest request) throws PipAccelException, InterruptedException;
}
