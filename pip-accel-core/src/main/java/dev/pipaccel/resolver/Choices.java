package dev.pipaccel.resolver;

import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.version.Version;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What could be chosen of one project, best first.
///
/// @param all each of its versions once
/// @param findable the versions that the finder gives for a requirement: pre-releases and yanked
///   files count for some only
record Choices(List<Choice> all, Function<Demand, Set<Version>> findable) {
  Choices {
    all = List.copyOf(all);
  }

  /// A version.
  ///
  /// @param made the candidate that the search made of it, null if it did not come to that
  /// @param isNamed whether a link names it or it is installed, so that it need not be found
  record Choice(Version version, Candidate.@Nullable OfProject made, boolean isNamed) {}

  /// Returns the indexes of those that do not meet a need.
  BitSet unfit(Need need) {
    BitSet unfit = new BitSet();
    for (int i = 0; i < all.size(); i++) {
      if (!fits(all.get(i), need)) {
        unfit.set(i);
      }
    }
    return unfit;
  }

  private boolean fits(Choice choice, Need need) {
    return switch (need) {
      case Need.OfSpecifiers(Identifier about, Demand demand) ->
          demand.specifiers().contains(choice.version())
              && (choice.isNamed() || findable.apply(demand).contains(choice.version()));
      case Need.OfCandidate(Candidate.WithExtras candidate) -> isMade(choice, candidate.base());
      case Need.OfCandidate(Candidate candidate) -> isMade(choice, candidate);
      case Need.OfPython python -> false;
      case Need.Unavailable unavailable -> false;
    };
  }

  private static boolean isMade(Choice choice, Candidate candidate) {
    Candidate made = choice.made();
    Link link = candidate.sourceLink();
    return made != null
        && (made == candidate
            || made.isSameAs(candidate)
            || (link != null && link.equals(made.sourceLink())));
  }
}
