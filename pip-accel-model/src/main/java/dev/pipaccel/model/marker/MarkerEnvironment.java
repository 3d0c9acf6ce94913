package dev.pipaccel.model.marker;

import java.util.Map;

/// The values of the environment markers (spec "Dependency specifiers", "Environment Markers") for
/// one interpreter, by marker name such as `python_version`; without `extra`.
public record MarkerEnvironment(Map<String, String> values) {
  /// Copies the values.
  public MarkerEnvironment {
    values = Map.copyOf(values);
  }
}
