package dev.pipaccel.resolver;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.report.Report;
import dev.pipaccel.resolver.search.CandidateSequence;
import dev.pipaccel.resolver.search.Cause;
import dev.pipaccel.resolver.search.Criterion;
import dev.pipaccel.resolver.search.Cursor;
import dev.pipaccel.resolver.search.SearchProblem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Tells the search what pip's rules are.
final class PipProblem implements SearchProblem<Identifier, Need, Candidate> {
  /// After so many conflicts without being pinned an identifier goes before the others.
  private static final int PROMOTION_THRESHOLD = 5;

  private final MatchFinder matches;
  private final NeedFactory needs;
  private final RootNeeds roots;
  private final Report report;
  private final Map<Integer, Integer> conflicts = new HashMap<>();
  private final BitSet promoted = new BitSet();
  private List<Cause<Need, Candidate>> lastConflict = List.of();
  private final Map<Integer, Integer> parts = new HashMap<>();
  private final BitSet conflicting = new BitSet();
  private final Map<Identifier, Integer> rejections = new HashMap<>();

  PipProblem(MatchFinder matches, NeedFactory needs, RootNeeds roots, Report report) {
    this.matches = matches;
    this.needs = needs;
    this.roots = roots;
    this.report = report;
  }

  @Override
  public Identifier identifierOf(Need need) {
    return need.identifier();
  }

  @Override
  public Identifier identifierOfCandidate(Candidate candidate) {
    return candidate.identifier();
  }

  @Override
  public boolean isMetAnyway(Need need) {
    return need instanceof Need.OfPython python && python.met();
  }

  @Override
  public int weightOf(Need need) {
    return Preference.weightOf(need);
  }

  @Override
  public @Nullable Identifier basisOf(Identifier identifier) {
    return identifier.hasExtras() ? identifier.withoutExtras() : null;
  }

  @Override
  public CandidateSequence<Candidate> findMatches(
      Identifier identifier,
      List<Need> requirements,
      List<Need> ofBasis,
      Set<Candidate> incompatible)
      throws PipAccelException {
    return matches.find(identifier, requirements, ofBasis, incompatible);
  }

  @Override
  public boolean isSatisfiedBy(Need need, Candidate candidate) {
    return need.isSatisfiedBy(candidate);
  }

  @Override
  public Cursor<Need> dependenciesOf(Candidate candidate) throws PipAccelException {
    return needs.dependenciesOf(candidate);
  }

  /// The interpreter goes first, then what took part in the last conflict, then what conflicts
  /// often.
  @Override
  public List<Criterion<Identifier, Need, Candidate>> narrow(
      List<Criterion<Identifier, Need, Candidate>> unsatisfied,
      IntPredicate isPinned,
      List<Cause<Need, Candidate>> backtrackCauses) {
    countParts(backtrackCauses);
    for (int number = conflicting.nextSetBit(0);
        number >= 0;
        number = conflicting.nextSetBit(number + 1)) {
      if (!isPinned.test(number)
          && conflicts.merge(number, parts.getOrDefault(number, 0), Integer::sum)
              >= PROMOTION_THRESHOLD) {
        promoted.set(number);
      }
    }
    List<Criterion<Identifier, Need, Candidate>> inConflict = new ArrayList<>();
    List<Criterion<Identifier, Need, Candidate>> often = new ArrayList<>();
    for (Criterion<Identifier, Need, Candidate> criterion : unsatisfied) {
      if (criterion.identifier().equals(Identifier.PYTHON)) {
        return List.of(criterion);
      }
      if (conflicting.get(criterion.number())) {
        inConflict.add(criterion);
      } else if (promoted.get(criterion.number())) {
        often.add(criterion);
      }
    }
    if (!inConflict.isEmpty()) {
      return inConflict;
    }
    return often.isEmpty() ? unsatisfied : often;
  }

  /// Counts how often each identifier takes part in a conflict, unless it is the one of the last
  /// time: the search asks with each step.
  private void countParts(List<Cause<Need, Candidate>> causes) {
    if (causes == lastConflict) {
      return;
    }
    lastConflict = causes;
    parts.clear();
    conflicting.clear();
    for (Cause<Need, Candidate> cause : causes) {
      parts.merge(cause.about(), 1, Integer::sum);
      conflicting.set(cause.about());
      if (cause.broughtBy() >= 0) {
        parts.merge(cause.broughtBy(), 1, Integer::sum);
        conflicting.set(cause.broughtBy());
      }
    }
  }

  @Override
  public Criterion<Identifier, Need, Candidate> choose(
      List<Criterion<Identifier, Need, Candidate>> unsatisfied) {
    Criterion<Identifier, Need, Candidate> chosen = unsatisfied.getFirst();
    Preference best = preference(chosen);
    for (Criterion<Identifier, Need, Candidate> criterion :
        unsatisfied.subList(1, unsatisfied.size())) {
      Preference preference = preference(criterion);
      if (preference.compareTo(best) < 0) {
        chosen = criterion;
        best = preference;
      }
    }
    return chosen;
  }

  private Preference preference(Criterion<Identifier, Need, Candidate> criterion) {
    Identifier identifier = criterion.identifier();
    return Preference.of(
        criterion,
        promoted.get(criterion.number()),
        roots.requested().getOrDefault(identifier, Integer.MAX_VALUE));
  }

  @Override
  public void rejected(Criterion<Identifier, Need, Candidate> criterion, Candidate candidate) {
    Identifier identifier = candidate.identifier();
    switch (rejections.merge(identifier, 1, Integer::sum)) {
      case 2 -> report.say(lookingAt(identifier, "pip is looking at"));
      case 8 -> report.say(lookingAt(identifier, "pip is still looking at"));
      case 13 ->
          report.say(
              "INFO: This is taking longer than usual. You might need to provide the dependency"
                  + " resolver with stricter constraints to reduce runtime. See"
                  + " https://pip.pypa.io/warnings/backtracking for guidance. If you want to abort"
                  + " this run, press Ctrl + C.");
      default -> {}
    }
    if (report.showsDetails()) {
      report.verbose(
          "Will try a different candidate, due to conflict:\n"
              + ConflictReport.causes(criterion.causes()));
    }
  }

  private static String lookingAt(Identifier identifier, String looking) {
    return "INFO: "
        + looking
        + " multiple versions of "
        + identifier
        + " to determine which version is compatible with other requirements. This could take a"
        + " while.";
  }
}
