package dev.pipaccel.cli;

import dev.pipaccel.error.PipAccelException;

/// A command of pip's that pip-accel answers itself.
interface NativeCommand {
  /// Runs the command.
  ///
  /// @return the exit code, as pip gives it
  int run(Invocation invocation) throws PipAccelException, InterruptedException;
}
