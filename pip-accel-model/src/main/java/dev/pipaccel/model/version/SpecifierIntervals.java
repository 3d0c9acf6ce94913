package dev.pipaccel.model.version;

import java.math.BigInteger;
import java.util.Optional;

/// Which versions a specifier admits (PEP 440, "Version specifiers"), as intervals.
final class SpecifierIntervals {
  private SpecifierIntervals() {}

  /// Returns the versions that `operator` and `version` admit.
  ///
  /// @param wildcard whether `.*` followed the version
  static VersionIntervals of(Operator operator, Version version, boolean wildcard) {
    return switch (operator) {
      case EQUAL -> equal(version, wildcard);
      case NOT_EQUAL -> equal(version, wildcard).not();
      case COMPATIBLE -> VersionIntervals.between(version.key(), afterSeries(version));
      case AT_LEAST -> VersionIntervals.from(version.key());
      case AT_MOST -> VersionIntervals.below(aboveLocals(version));
      case LESS -> VersionIntervals.below(belowPrereleases(version));
      case GREATER -> VersionIntervals.from(abovePostReleases(version));
      case ARBITRARY -> VersionIntervals.ALL;
    };
  }

  private static VersionIntervals equal(Version version, boolean wildcard) {
    if (wildcard) {
      String base = version.baseVersion();
      return VersionIntervals.between(key(base + ".dev0"), key(increment(base) + ".dev0"));
    }
    byte[] end = version.isLocal() ? VersionKey.justAbove(version.key()) : aboveLocals(version);
    return VersionIntervals.between(version.key(), end);
  }

  /// `~=1.2.3` ends where `1.3` and its pre-releases begin.
  private static byte[] afterSeries(Version version) {
    String base = version.baseVersion();
    return key(increment(base.substring(0, base.lastIndexOf('.'))) + ".dev0");
  }

  /// `<V` excludes the pre-releases of V, unless V is one itself.
  private static byte[] belowPrereleases(Version version) {
    return version.isPrerelease() ? version.key() : key(version.publicVersion() + ".dev0");
  }

  /// `<=V` and `==V` include the local versions of V; the next version after them is a development
  /// release.
  private static byte[] aboveLocals(Version version) {
    Optional<BigInteger> dev = version.dev();
    String text = version.publicVersion();
    if (dev.isPresent()) {
      return key(increment(text));
    }
    return version.isPostrelease() ? key(increment(text) + ".dev0") : key(text + ".post0.dev0");
  }

  /// `>V` excludes the local versions and post-releases of V, unless V is a post-release itself.
  private static byte[] abovePostReleases(Version version) {
    if (version.isDevrelease() || version.isPostrelease()) {
      return aboveLocals(version);
    }
    return version.isPrerelease()
        ? key(increment(version.publicVersion()) + ".dev0")
        : VersionKey.abovePostReleases(version.key());
  }

  private static byte[] key(String version) {
    return Version.of(version).key();
  }

  /// Adds 1 to the number at the end of the text.
  private static String increment(String text) {
    int start = text.length();
    while (start > 0 && Ascii.isDigit(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(0, start) + new BigInteger(text.substring(start)).add(BigInteger.ONE);
  }
}
