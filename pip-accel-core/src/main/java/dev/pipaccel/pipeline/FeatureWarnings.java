package dev.pipaccel.pipeline;

import dev.pipaccel.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What pip says of features that are still being tried (`--use-feature`). They change nothing
/// here: metadata is read from a wheel's end, and builds are filled in this process, anyway.
final class FeatureWarnings {
  private static final String LAZY = "fast-deps";
  private static final String IN_PROCESS = "inprocess-build-deps";
  private static final String VENV = "venv-isolation";

  private FeatureWarnings() {}

  static List<String> of(Settings settings) {
    Set<String> features = settings.output().features();
    List<String> warnings = new ArrayList<>();
    if (features.contains(LAZY)) {
      warnings.add(
          settings.output().deprecatedFeatures().contains("legacy-resolver")
              ? "fast-deps has no effect when used with the legacy resolver."
              : "pip is using lazily downloaded wheels using HTTP range requests to obtain"
                  + " dependency information. This experimental feature is enabled through"
                  + " --use-feature=fast-deps and it is not ready for production.");
    }
    if (features.contains(VENV) && features.contains(IN_PROCESS) && settings.build().isolation()) {
      warnings.add(
          "Using --use-feature 'inprocess-build-deps' and 'venv-isolation' together is currently"
              + " partially supported. If you encounter broken behaviour, use only one feature.");
    }
    return warnings;
  }
}
