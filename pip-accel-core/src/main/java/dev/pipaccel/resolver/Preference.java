package dev.pipaccel.resolver;

import dev.pipaccel.model.version.Operator;
import dev.pipaccel.model.version.Specifier;
import dev.pipaccel.resolver.search.Cause;
import dev.pipaccel.resolver.search.Criterion;
import java.util.Comparator;

/// How urgent it is to pin an identifier, the most urgent first: what conflicts again and again,
/// what a link names, what is limited to one version, what is limited from above, what the user
/// named earlier, what is limited at all, and the alphabet.
record Preference(
    boolean isPromoted,
    boolean isDirect,
    boolean isPinned,
    boolean isBoundedAbove,
    int requestedAt,
    boolean isLimited,
    Identifier identifier)
    implements Comparable<Preference> {
  private static final Comparator<Preference> ORDER =
      Comparator.comparing(Preference::isPromoted, Comparator.reverseOrder())
          .thenComparing(Preference::isDirect, Comparator.reverseOrder())
          .thenComparing(Preference::isPinned, Comparator.reverseOrder())
          .thenComparing(Preference::isBoundedAbove, Comparator.reverseOrder())
          .thenComparingInt(Preference::requestedAt)
          .thenComparing(Preference::isLimited, Comparator.reverseOrder())
          .thenComparing(Preference::identifier);

  static Preference of(
      Identifier identifier,
      Criterion<Need, Candidate> criterion,
      boolean isPromoted,
      int requestedAt) {
    boolean isDirect = false;
    boolean isPinned = false;
    boolean isBoundedAbove = false;
    boolean isLimited = false;
    for (Cause<Need, Candidate> cause : criterion.causes()) {
      if (cause.requirement() instanceof Need.OfCandidate) {
        isDirect = true;
      } else if (cause.requirement() instanceof Need.OfSpecifiers need) {
        for (Specifier specifier : need.demand().specifiers().specifiers()) {
          isLimited = true;
          isPinned |= pins(specifier);
          isBoundedAbove |= boundsAbove(specifier);
        }
      }
    }
    return new Preference(
        isPromoted, isDirect, isPinned, isBoundedAbove, requestedAt, isLimited, identifier);
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
    return ORDER.compare(this, other);
  }
}
