package dev.pipaccel.build;

import dev.pipaccel.config.ConfigSettings;

/// How one source tree is to be built.
///
/// @param editable whether an editable wheel is wanted (PEP 660)
/// @param isolated false under `--no-build-isolation`: the target environment serves as it is
/// @param checkDependencies whether the build requirements are checked to be there
///   (`--check-build-dependencies`)
/// @param chain what is being built already and needs this
public record BuildOptions(
    boolean editable,
    boolean isolated,
    boolean checkDependencies,
    ConfigSettings configSettings,
    BuildChain chain) {
  /// Tells whether another build waits for this one.
  public boolean isNested() {
    return chain.sources().size() > 1;
  }

  /// Returns what pip does without options.
  public static BuildOptions usual() {
    return new BuildOptions(false, true, false, ConfigSettings.NONE, BuildChain.none());
  }
}
