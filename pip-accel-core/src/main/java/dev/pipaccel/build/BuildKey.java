package dev.pipaccel.build;

import dev.pipaccel.config.ConfigSettings;
import dev.pipaccel.environment.Interpreter;
import java.util.List;
import java.util.SortedMap;

/// The fixed part of what decides how a wheel comes out, as one digest. What else matters is in the
/// [VaryList] beside each wheel.
///
/// @param digest sha256, hexadecimal
public record BuildKey(String digest) {
  /// Computes the key.
  public static BuildKey of(Inputs inputs) {
    throw new UnsupportedOperationException(inputs.toString());
  }

  /// What the key is made of.
  ///
  /// @param constraints the build constraints, line by line
  /// @param installedRequirements without build isolation, names and versions of what is installed
  ///   of the build requirements; empty with isolation
  public record Inputs(
      BuildSource source,
      Interpreter interpreter,
      ConfigSettings configSettings,
      boolean isolated,
      List<String> constraints,
      SortedMap<String, String> installedRequirements) {}
}
