package dev.pipaccel.config;

/// Which files and versions are chosen.
///
/// @param formats `--no-binary`, `--only-binary`
/// @param releases `--pre`, `--all-releases`, `--only-final`
/// @param preferBinary an older wheel before a newer source distribution
/// @param requireHashes whether `--require-hashes` was given; a requirement with hashes implies it
///   unless `noRequireHashes`
/// @param noRequireHashes `--no-require-hashes`
/// @param noDependencies `--no-deps`
/// @param onlyDependencies `--only-deps`
/// @param ignoreRequiresPython `--ignore-requires-python`
public record SelectionSettings(
    FormatControl formats,
    ReleaseControl releases,
    boolean preferBinary,
    boolean requireHashes,
    boolean noRequireHashes,
    boolean noDependencies,
    boolean onlyDependencies,
    boolean ignoreRequiresPython,
    UpgradeStrategy upgradeStrategy) {

  SelectionSettings with(FormatControl newFormats) {
    return new SelectionSettings(
        newFormats,
        releases,
        preferBinary,
        requireHashes,
        noRequireHashes,
        noDependencies,
        onlyDependencies,
        ignoreRequiresPython,
        upgradeStrategy);
  }

  SelectionSettings with(ReleaseControl newReleases) {
    return new SelectionSettings(
        formats,
        newReleases,
        preferBinary,
        requireHashes,
        noRequireHashes,
        noDependencies,
        onlyDependencies,
        ignoreRequiresPython,
        upgradeStrategy);
  }

  SelectionSettings preferringBinary() {
    return flags(true, requireHashes, noRequireHashes);
  }

  SelectionSettings requiringHashes() {
    return flags(preferBinary, true, noRequireHashes);
  }

  SelectionSettings notRequiringHashes() {
    return flags(preferBinary, requireHashes, true);
  }

  private SelectionSettings flags(boolean prefer, boolean require, boolean noRequire) {
    return new SelectionSettings(
        formats,
        releases,
        prefer,
        require,
        noRequire,
        noDependencies,
        onlyDependencies,
        ignoreRequiresPython,
        upgradeStrategy);
  }
}
