package dev.pipaccel.model.version;

/// Whether pre-releases may be chosen.
public enum Prereleases {
  /// The standard's rule: a pre-release will do where a specifier names one, or where nothing else
  /// fits.
  IF_NEEDED,
  /// Pre-releases are like other versions (pip's `--pre`).
  ALLOWED,
  /// Pre-releases never match.
  EXCLUDED
}
