package dev.pipaccel.config;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// What is shown and recorded.
///
/// @param verbosity `-v` less `-q`: 0 pip's usual lines, 1 details, 2 and more everything, -1
///   warnings and errors, -2 errors, -3 and less nothing
/// @param color false under `--no-color`, `PIP_NO_COLOR` or `NO_COLOR`
/// @param log `--log`: a file to append to, absolute
/// @param debug `--debug`: failures with their stack trace
/// @param isolated `--isolated`
/// @param features `--use-feature`, in order
/// @param deprecatedFeatures `--use-deprecated`, in order
public record OutputSettings(
    int verbosity,
    boolean color,
    ProgressBar progressBar,
    Optional<Path> log,
    boolean debug,
    boolean isolated,
    Set<String> features,
    Set<String> deprecatedFeatures) {
  /// Copies the sets.
  public OutputSettings {
    features = Set.copyOf(features);
    deprecatedFeatures = Set.copyOf(deprecatedFeatures);
  }

  OutputSettings withFeature(String feature) {
    Set<String> more = new LinkedHashSet<>(features);
    more.add(feature);
    return new OutputSettings(
        verbosity, color, progressBar, log, debug, isolated, more, deprecatedFeatures);
  }

  /// How downloads and builds under way are shown; `auto` is already decided.
  public enum ProgressBar {
    /// Bars on a terminal.
    ON,
    /// Nothing.
    OFF,
    /// Lines `Progress 1024 of 4096` on standard output.
    RAW
  }
}
