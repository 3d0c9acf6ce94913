package dev.pipaccel.config;

import java.util.List;
import java.util.Optional;

/// How the environment is changed.
///
/// @param report `--report`: a file, or `-` for standard output
/// @param rootUserWarning whether running as root outside a virtual environment is warned about
/// @param existsActions `--exists-action`: letters out of `s`, `i`, `w`, `b`, `a`
public record InstallSettings(
    boolean dryRun,
    boolean forceReinstall,
    boolean ignoreInstalled,
    boolean compile,
    boolean warnScriptLocation,
    boolean warnConflicts,
    Optional<String> report,
    boolean rootUserWarning,
    List<String> existsActions) {
  /// Copies the list.
  public InstallSettings {
    existsActions = List.copyOf(existsActions);
  }
}
