package dev.pipaccel.model.marker;

import dev.pipaccel.model.marker.MarkerEvaluationException.Reason;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The values of all variables for one evaluation: those of the environment, and either `extra`
/// (core metadata) or `extras` and `dependency_groups` (lock files).
public final class MarkerContext {
  private final MarkerEnvironment environment;
  private final @Nullable String extra;
  private final Map<String, Set<String>> sets;

  private MarkerContext(
      MarkerEnvironment environment, @Nullable String extra, Map<String, Set<String>> sets) {
    this.environment = environment;
    this.extra = extra;
    this.sets = sets;
  }

  /// @param extra in normalized form, or the empty text
  static MarkerContext ofMetadata(MarkerEnvironment environment, String extra) {
    return new MarkerContext(environment, extra, Map.of());
  }

  /// @param extras in normalized form
  /// @param dependencyGroups in normalized form
  static MarkerContext ofLock(
      MarkerEnvironment environment, Set<String> extras, Set<String> dependencyGroups) {
    return new MarkerContext(
        environment,
        null,
        Map.of(MarkerVariables.EXTRAS, extras, MarkerVariables.GROUPS, dependencyGroups));
  }

  /// Returns the members of a variable that is a set here, null for the others.
  @Nullable Set<String> members(String name) {
    return sets.get(name);
  }

  /// Returns the text of a variable that is no set.
  String text(String name) {
    String value = name.equals(MarkerVariables.EXTRA) ? extra : environment.values().get(name);
    if (value == null) {
      throw new MarkerEvaluationException(
          Reason.UNDEFINED_NAME, "the marker variable '" + name + "' has no value here");
    }
    // Builds from an untagged checkout call themselves 3.14.0a1+, which is no version.
    return name.equals(MarkerVariables.FULL_VERSION) && value.endsWith("+")
        ? value + "local"
        : value;
  }
}
