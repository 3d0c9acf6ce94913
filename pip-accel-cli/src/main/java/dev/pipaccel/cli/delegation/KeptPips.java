package dev.pipaccel.cli.delegation;

import dev.pipaccel.error.PipAccelException;
import java.nio.file.Path;

/// Gives the wheels of kept pips.
@FunctionalInterface
interface KeptPips {
  /// Returns the wheel of a release, fetching it if it is not there yet.
  ///
  /// @throws PipAccelException if it is neither kept nor to be had
  Path wheel(PipRelease release) throws PipAccelException;
}
