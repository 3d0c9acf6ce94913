package dev.pipaccel.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// pip-accel's own settings.
///
/// @param offline `--accel-offline`: never connect
/// @param preferLocal `--accel-prefer-local`: caches before the index for unpinned requirements too
/// @param timing `--accel-timing`: show where the time went
/// @param timingReport `--accel-timing-report`: the file that gets a page of it
/// @param maxRetries how often a failed download is started again, at least 1
/// @param autoInstall whether system packages are installed without asking
/// @param packageTables `package-tables`: more files that say which system packages projects need
/// @param logFormat `log-format` in Python's `%` style, kept for `--log`
/// @param logVerbosity `log-verbosity`: the name of a level, such as `INFO`
/// @param sharedCache the cache of a whole farm
public record AccelSettings(
    boolean offline,
    boolean preferLocal,
    boolean timing,
    Optional<Path> timingReport,
    int maxRetries,
    AutoInstall autoInstall,
    List<Path> packageTables,
    Optional<String> logFormat,
    Optional<String> logVerbosity,
    SharedCacheSettings sharedCache) {
  /// Copies the list.
  public AccelSettings {
    packageTables = List.copyOf(packageTables);
  }

  AccelSettings with(SharedCacheSettings other) {
    return new AccelSettings(
        offline,
        preferLocal,
        timing,
        timingReport,
        maxRetries,
        autoInstall,
        packageTables,
        logFormat,
        logVerbosity,
        other);
  }
}
