package dev.pipaccel.resolver;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.report.Report;
import dev.pipaccel.resolver.search.CandidateSequence;
import dev.pipaccel.resolver.search.Cause;
import dev.pipaccel.resolver.search.Criterion;
import dev.pipaccel.resolver.search.Cursor;
import dev.pipaccel.resolver.search.SearchProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Tells the search what pip's rules are.
final class PipProblem implements SearchProblem<Identifier, Need, Candidate> {
  /// After so many conflicts without being pinned an identifier goes before the others.
  private static final int PROMOTION_THRESHOLD = 5;

  private final MatchFinder matches;
  private final NeedFactory needs;
  private final RootNeeds roots;
  private final Report report;
  private final Map<Identifier, Integer> conflicts = new HashMap<>();
  private final Set<Identifier> promoted = new HashSet<>();
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
  public CandidateSequence<Candidate> findMatches(
      Identifier identifier, Demands<Identifier, Need, Candidate> demands)
      throws PipAccelException {
    return matches.find(identifier, demands);
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
  public List<Identifier> narrow(
      List<Identifier> unsatisfied,
      Map<Identifier, Candidate> pins,
      List<Cause<Need, Candidate>> backtrackCauses) {
    Set<Identifier> conflicting = new HashSet<>();
    for (Cause<Need, Candidate> cause : backtrackCauses) {
      countConflict(cause.requirement().identifier(), pins, conflicting);
      Candidate parent = cause.parent();
      if (parent != null) {
        countConflict(parent.identifier(), pins, conflicting);
      }
    }
    if (unsatisfied.contains(Identifier.PYTHON)) {
      return List.of(Identifier.PYTHON);
    }
    List<Identifier> narrowed = new ArrayList<>(unsatisfied);
    narrowed.retainAll(conflicting);
    if (narrowed.isEmpty()) {
      narrowed.addAll(unsatisfied);
      narrowed.retainAll(promoted);
    }
    return narrowed.isEmpty() ? unsatisfied : narrowed;
  }

  private void countConflict(
      Identifier identifier, Map<Identifier, Candidate> pins, Set<Identifier> conflicting) {
    conflicting.add(identifier);
    if (!pins.containsKey(identifier)
        && conflicts.merge(identifier, 1, Integer::sum) >= PROMOTION_THRESHOLD) {
      promoted.add(identifier);
    }
  }

  @Override
  public Identifier choose(
      List<Identifier> identifiers, Map<Identifier, Criterion<Need, Candidate>> criteria) {
    Preference best = null;
    for (Identifier identifier : identifiers) {
      Preference preference =
          Preference.of(
              identifier,
              Objects.requireNonNull(criteria.get(identifier)),
              promoted.contains(identifier),
              roots.requested().getOrDefault(identifier, Integer.MAX_VALUE));
      if (best == null || preference.compareTo(best) < 0) {
        best = preference;
      }
    }
    if (best == null) {
      throw new IllegalArgumentException("nothing to choose from");
    }
    return best.identifier();
  }

  @Override
  public void rejected(Criterion<Need, Candidate> criterion, Candidate candidate) {
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
    report.verbose(
        "Will try a different candidate, due to conflict:\n"
            + ConflictReport.causes(criterion.causes()));
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
