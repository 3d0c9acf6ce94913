package dev.pipaccel.resolver;

import dev.pipaccel.model.version.Operator;
import dev.pipaccel.model.version.Specifier;
import dev.pipaccel.resolver.search.Criterion;

/// How urgent it is to pin an identifier, the most urgent first: what conflicts again and again,
/// what a link names, what is limited to one version, what is limited from above, what the user
/// named earlier, what is limited at all, and the alphabet.
record Preference(boolean isPromoted, int weight, int requestedAt, Identifier identifier)
    implements Comparable<Preference> {
  private static final int LIMITED = 1;
  private static final int BOUNDED_ABOVE = 2;
  private static final int PINNED = 4;
  private static final int DIRECT = 8;

  static Preference of(
      Criterion<Identifier, Need, Candidate> criterion, boolean isPromoted, int requestedAt) {
    return new Preference(isPromoted, criterion.weight(), requestedAt, criterion.identifier());
  }

  /// Returns what a need contributes, as bits: the greater their number, the more urgent.
  static int weightOf(Need need) {
    return switch (need) {
      case Need.OfCandidate direct -> DIRECT;
      case Need.OfSpecifiers(Identifier about, Demand demand) -> {
        int weight = 0;
        for (Specifier specifier : demand.specifiers().specifiers()) {
          weight |= LIMITED;
          weight |= pins(specifier) ? PINNED : 0;
          weight |= boundsAbove(specifier) ? BOUNDED_ABOVE : 0;
        }
        yield weight;
      }
      case Need.OfPython python -> 0;
      case Need.Unavailable unavailable -> 0;
    };
  }

  private static boolean pins(Specifier specifier) {
    return (specifier.operator() == Operator.EQUAL || specifier.operator() == Operator.ARBITRARY)
        && !specifier.version().contains("*");
  }

  private static boolean boundsAbove(Specifier specifier) {
    return switch (specifier.operator()) {
      case LESS, AT_MOST, COMPATIBLE -> true;
      case EQUAL -> specifier.version().contains("*");
      case ARBITRARY, NOT_EQUAL, AT_LEAST, GREATER -> false;
    };
  }

  @Override
  public int compareTo(Preference other) {
    if (isPromoted != other.isPromoted) {
      return isPromoted ? -1 : 1;
    }
    int byLimits = Integer.compare(other.weight & ~LIMITED, weight & ~LIMITED);
    if (byLimits != 0) {
      return byLimits;
    }
    int byRequest = Integer.compare(requestedAt, other.requestedAt);
    if (byRequest != 0) {
      return byRequest;
    }
    int byLimit = Integer.compare(other.weight & LIMITED, weight & LIMITED);
    return byLimit != 0 ? byLimit : identifier.compareTo(other.identifier);
  }
}
