package dev.pipaccel.pipeline;

import dev.pipaccel.config.SelectionSettings;
import dev.pipaccel.config.Settings;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.requirement.RequirementSet;
import dev.pipaccel.resolver.FormatControl;
import dev.pipaccel.resolver.NameSelection;
import dev.pipaccel.resolver.ReleaseControl;
import dev.pipaccel.resolver.ResolverOptions;
import dev.pipaccel.resolver.UpgradeStrategy;
import java.util.HashSet;
import java.util.Set;

/// Turns the settings of a run into the resolver's options.
final class ResolverSettings {
  private static final String ALL = ":all:";

  private ResolverSettings() {}

  /// The options of what the user asks for.
  ///
  /// @param userSite whether the target is the user's site directory
  static ResolverOptions of(
      Settings settings, RequirementSet requirements, boolean userSite, boolean virtual) {
    SelectionSettings selection = settings.selection();
    boolean hashes =
        selection.requireHashes() || (!selection.noRequireHashes() && requirements.hasHashes());
    return new ResolverOptions(
        upgradeStrategy(selection),
        settings.install().forceReinstall(),
        settings.install().ignoreInstalled() || settings.target().target().isPresent(),
        selection.ignoreRequiresPython(),
        selection.noDependencies(),
        selection.onlyDependencies(),
        hashes,
        selection.preferBinary(),
        formats(selection),
        releases(selection),
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
        formats(selection),
        releases(selection),
        settings.index().uploadedPriorTo(),
        false,
        virtual);
  }

  private static UpgradeStrategy upgradeStrategy(SelectionSettings selection) {
    return switch (selection.upgradeStrategy()) {
      case TO_SATISFY_ONLY -> UpgradeStrategy.TO_SATISFY_ONLY;
      case ONLY_IF_NEEDED -> UpgradeStrategy.ONLY_IF_NEEDED;
      case EAGER -> UpgradeStrategy.EAGER;
    };
  }

  private static FormatControl formats(SelectionSettings selection) {
    return new FormatControl(
        names(selection.formats().noBinary()), names(selection.formats().onlyBinary()));
  }

  private static ReleaseControl releases(SelectionSettings selection) {
    return new ReleaseControl(
        names(selection.releases().allReleases()), names(selection.releases().onlyFinal()));
  }

  private static NameSelection names(Set<String> names) {
    Set<PackageName> projects = new HashSet<>();
    for (String name : names) {
      if (!name.equals(ALL)) {
        projects.add(PackageName.of(name));
      }
    }
    return new NameSelection(names.contains(ALL), projects);
  }
}
