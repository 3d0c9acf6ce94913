package dev.pipaccel.model.version;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// The pre-release part of a version, such as `rc1`.
public record PreRelease(Phase phase, BigInteger number) {
  @Override
  public String toString() {
    return phase.text() + number;
  }

  /// The kinds of pre-release, in their order.
  public enum Phase {
    /// `a`, also spelled `alpha`.
    ALPHA("a", "alpha", "a"),
    /// `b`, also spelled `beta`.
    BETA("b", "beta", "b"),
    /// `rc`, also spelled `c`, `pre` and `preview`.
    CANDIDATE("rc", "preview", "pre", "rc", "c");

    private final String text;
    private final String[] spellings;

    Phase(String text, String... spellings) {
      this.text = text;
      this.spellings = spellings;
    }

    /// Returns the canonical spelling.
    public String text() {
      return text;
    }

    /// Returns the phase that is spelled at an index of a text, in any case.
    static @Nullable Phase at(String source, int index) {
      if (index >= source.length()) {
        return null;
      }
      return switch (Ascii.toLowerCase(source.charAt(index))) {
        case 'a' -> ALPHA;
        case 'b' -> BETA;
        case 'c' -> CANDIDATE;
        case 'p', 'r' -> CANDIDATE.spelledLength(source, index) > 0 ? CANDIDATE : null;
        default -> null;
      };
    }

    /// Returns the length of the longest spelling of this phase at an index of a text.
    int spelledLength(String source, int index) {
      for (String spelling : spellings) {
        if (Ascii.matchesIgnoringCase(source, index, spelling)) {
          return spelling.length();
        }
      }
      return 0;
    }
  }
}
