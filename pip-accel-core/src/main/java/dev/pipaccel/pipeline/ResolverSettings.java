package dev.pipaccel.pipeline;

import dev.pipaccel.config.SelectionSettings;
import dev.pipaccel.config.Settings;
import dev.pipaccel.config.UpgradeStrategy;
import dev.pipaccel.requirement.RequirementSet;
import dev.pipaccel.resolver.ResolverOptions;

/// Turns the settings of a run into the resolver's options.
final class ResolverSettings {
  private ResolverSettings() {}

  /// The options of what the user asks for.
  ///
  /// @param userSite whether the target is the user's site directory
  static ResolverOptions of(
      Settings settings, RequirementSet requirements, boolean userSite, boolean virtual) {
    boolean ignoreInstalled =
        settings.install().ignoreInstalled() || settings.target().target().isPresent();
    return of(settings, requirements, ignoreInstalled, userSite, virtual);
  }

  /// The options of choosing archives, whatever is installed.
  static ResolverOptions ofFiles(Settings settings, RequirementSet requirements, boolean virtual) {
    return of(settings, requirements, true, false, virtual);
  }

  private static ResolverOptions of(
      Settings settings,
      RequirementSet requirements,
      boolean ignoreInstalled,
      boolean userSite,
      boolean virtual) {
    SelectionSettings selection = settings.selection();
    boolean hashes =
        selection.requireHashes() || (!selection.noRequireHashes() && requirements.hasHashes());
    return new ResolverOptions(
        selection.upgradeStrategy(),
        settings.install().forceReinstall(),
        ignoreInstalled,
        selection.ignoreRequiresPython(),
        selection.noDependencies(),
        selection.onlyDependencies(),
        hashes,
        selection.preferBinary(),
        selection.formats(),
        selection.releases(),
        settings.index().uploadedPriorTo(),
        userSite,
        virtual);
  }

  /// The options of filling a build environment: the same archives, nothing installed, and no
  /// hashes, which the user cannot have given.
  static ResolverOptions ofBuilds(Settings settings, boolean virtual) {
    SelectionSettings selection = settings.selection();
    return new ResolverOptions(
        UpgradeStrategy.TO_SATISFY_ONLY,
        false,
        true,
        false,
        false,
        false,
        false,
        selection.preferBinary(),
        selection.formats(),
        selection.releases(),
        settings.index().uploadedPriorTo(),
        false,
        virtual);
  }
}
