package dev.pipaccel.pipeline;

import dev.pipaccel.error.PipAccelException;

/// Asks the user whether to go on with what was just shown.
@FunctionalInterface
public interface Confirmation {
  /// Asks.
  ///
  /// @throws PipAccelException if nobody may be asked or nobody answers
  boolean isGiven() throws PipAccelException;
}
