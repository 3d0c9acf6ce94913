package dev.pipaccel.model.version;

import java.util.Arrays;

/// A set of versions as half-open intervals on the line of version keys: inside from the first cut
/// up to the second, outside from there to the third, and so on. A cut is a [VersionKey] or a point
/// between two; where a least version above a point exists, that version is the cut, so sets that
/// hold the same versions have the same cuts.
final class VersionIntervals {
  /// The least version of all; every set that is unbounded below begins with it.
  private static final byte[] LEAST = Version.of("0.dev0").key();

  static final VersionIntervals NONE = new VersionIntervals(new byte[0][]);
  static final VersionIntervals ALL = from(LEAST);

  private final byte[][] cuts;

  private VersionIntervals(byte[][] cuts) {
    this.cuts = cuts;
  }

  /// Returns the versions at or above a cut.
  static VersionIntervals from(byte[] start) {
    return new VersionIntervals(new byte[][] {start});
  }

  /// Returns the versions at or above one cut and below another.
  static VersionIntervals between(byte[] start, byte[] end) {
    return Arrays.compareUnsigned(start, end) < 0
        ? new VersionIntervals(new byte[][] {start, end})
        : NONE;
  }

  /// Returns the versions below a cut.
  static VersionIntervals below(byte[] end) {
    return between(LEAST, end);
  }

  boolean contains(Version version) {
    byte[] key = version.key();
    for (int i = 0; i < cuts.length; i++) {
      if (Arrays.compareUnsigned(key, cuts[i]) < 0) {
        return (i & 1) == 1;
      }
    }
    return (cuts.length & 1) == 1;
  }

  boolean isEmpty() {
    return cuts.length == 0;
  }

  VersionIntervals not() {
    if (cuts.length > 0 && Arrays.equals(cuts[0], LEAST)) {
      return new VersionIntervals(Arrays.copyOfRange(cuts, 1, cuts.length));
    }
    byte[][] flipped = new byte[cuts.length + 1][];
    flipped[0] = LEAST;
    System.arraycopy(cuts, 0, flipped, 1, cuts.length);
    return new VersionIntervals(flipped);
  }

  /// Returns the versions in both sets: walks over the cuts of both in order and keeps those where
  /// being inside of both begins or ends.
  VersionIntervals and(VersionIntervals other) {
    byte[][] kept = new byte[cuts.length + other.cuts.length][];
    int count = 0;
    int mine = 0;
    int theirs = 0;
    while (mine < cuts.length || theirs < other.cuts.length) {
      int order = compareNext(mine, other, theirs);
      byte[] cut = order <= 0 ? cuts[mine] : other.cuts[theirs];
      mine += order <= 0 ? 1 : 0;
      theirs += order >= 0 ? 1 : 0;
      boolean inside = (mine & theirs & 1) == 1;
      if (inside != ((count & 1) == 1)) {
        kept[count++] = cut;
      }
    }
    return new VersionIntervals(Arrays.copyOf(kept, count));
  }

  private int compareNext(int mine, VersionIntervals other, int theirs) {
    if (mine == cuts.length) {
      return 1;
    }
    return theirs == other.cuts.length
        ? -1
        : Arrays.compareUnsigned(cuts[mine], other.cuts[theirs]);
  }
}
