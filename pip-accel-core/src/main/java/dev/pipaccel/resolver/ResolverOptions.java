package dev.pipaccel.resolver;

import dev.pipaccel.config.FormatControl;
import dev.pipaccel.config.ReleaseControl;
import dev.pipaccel.config.UpgradeStrategy;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.Prereleases;
import java.time.Instant;
import java.util.Optional;

/// The settings that the choice of distributions depends on.
///
/// @param ignoreRequiresPython whether Requires-Python limits nothing
/// @param noDependencies whether only the requirements themselves are wanted (`--no-deps`)
/// @param onlyDependencies whether all but the requirements themselves is wanted (`--only-deps`)
/// @param requireHashes whether every archive must have a hash that the user gave; on where any
///   requirement names one, unless the user says otherwise
/// @param uploadedPriorTo files uploaded then or later do not count (`--uploaded-prior-to`)
/// @param userSite whether the target is the user's site directory (`--user`)
/// @param virtualEnvironment whether the interpreter runs in a virtual environment
public record ResolverOptions(
    UpgradeStrategy upgradeStrategy,
    boolean forceReinstall,
    boolean ignoreInstalled,
    boolean ignoreRequiresPython,
    boolean noDependencies,
    boolean onlyDependencies,
    boolean requireHashes,
    boolean preferBinary,
    FormatControl formatControl,
    ReleaseControl releaseControl,
    Optional<Instant> uploadedPriorTo,
    boolean userSite,
    boolean virtualEnvironment) {
  /// pip's settings where no option is given.
  public static ResolverOptions defaults() {
    return new ResolverOptions(
        UpgradeStrategy.TO_SATISFY_ONLY,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        FormatControl.ANY,
        ReleaseControl.DEFAULT,
        Optional.empty(),
        false,
        false);
  }

  /// Tells whether pre-releases of a project may be chosen.
  Prereleases prereleases(PackageName project) {
    return releaseControl
        .allowsPrereleases(project)
        .map(allowed -> allowed ? Prereleases.ALLOWED : Prereleases.EXCLUDED)
        .orElse(Prereleases.IF_NEEDED);
  }
}
