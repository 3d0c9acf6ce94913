package dev.pipaccel.resolver;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.version.Version;
import dev.pipaccel.resolver.proof.Clause;
import dev.pipaccel.resolver.proof.Knowledge;
import dev.pipaccel.resolver.proof.Narrative;
import dev.pipaccel.resolver.proof.Refutation;
import dev.pipaccel.resolver.search.Cursor;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Derives from what the search has learned why the requirements contradict each other. It asks for
/// nothing that the search did not look at; where that is too little there is no derivation.
final class ConflictProof implements Knowledge<Identifier>, Narrative.Wording<Identifier> {
  private static final String ASKED = "you asked for ";

  private final MatchFinder matches;
  private final CandidateFactory candidates;
  private final NeedFactory needs;
  private final RootNeeds roots;
  private final Map<Identifier, Choices> choices = new HashMap<>();
  private final Map<Chosen, Optional<Map<String, Need>>> known = new HashMap<>();

  ConflictProof(
      MatchFinder matches, CandidateFactory candidates, NeedFactory needs, RootNeeds roots) {
    this.matches = matches;
    this.candidates = candidates;
    this.needs = needs;
    this.roots = roots;
  }

  /// Returns the derivation, one sentence a line; empty if there is none.
  List<String> sentences() {
    candidates.freeze();
    try {
      List<Clause<Identifier>> given = new ArrayList<>();
      for (Need need : roots.needs()) {
        given.add(clause(Map.of(), need, ASKED + text(need)));
      }
      for (Identifier identifier : roots.constrained()) {
        constrain(identifier, given);
      }
      return new Refutation<>(this)
          .find(given)
          .map(proof -> Narrative.of(proof, this))
          .orElse(List.of());
    } catch (PipAccelException | Unknown e) {
      return List.of();
    }
  }

  private record Chosen(Identifier identifier, int version) {}

  /// Something that the search did not look at would have to be known.
  private static final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unknown(@Nullable Throwable cause) {
      super("not known", cause, false, false);
    }
  }

  private Choices choices(Identifier identifier) {
    return choices.computeIfAbsent(identifier, this::choicesOf);
  }

  private Choices choicesOf(Identifier identifier) {
    try {
      return matches.choices(identifier);
    } catch (PipAccelException e) {
      throw new Unknown(e);
    }
  }

  private void constrain(Identifier identifier, List<Clause<Identifier>> given)
      throws PipAccelException {
    Constraint constraint = roots.constraintOn(identifier);
    BitSet refused = new BitSet();
    List<Choices.Choice> all = choices(identifier).all();
    for (int i = 0; i < all.size(); i++) {
      if (!constraint.specifiers().contains(all.get(i).version())) {
        refused.set(i);
      }
    }
    if (!refused.isEmpty()) {
      given.add(
          Clause.known(
              Map.of(identifier, refused),
              "your constraints allow only " + identifier + constraint.describe()));
    }
  }

  @Override
  public int states(Identifier identifier) {
    return choices(identifier).all().size() + 1;
  }

  @Override
  public Optional<List<Clause<Identifier>>> consequences(Identifier identifier, int version) {
    Optional<Map<String, Need>> own = needsOf(identifier, version);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    List<Clause<Identifier>> clauses = new ArrayList<>();
    own.get()
        .forEach((text, need) -> {
          BitSet alike = new BitSet();
          for (int other = 0; other < states(identifier) - 1; other++) {
            if (other == version
                || needsOf(identifier, other)
                    .filter(known -> known.containsKey(text))
                    .isPresent()) {
              alike.set(other);
            }
          }
          String fact = all(identifier, alike) + " needs " + text;
          clauses.add(clause(Map.of(identifier, alike), need, fact));
        });
    return Optional.of(clauses);
  }

  /// Returns what a version needs, by its text; what it gets anyway is left out.
  private Optional<Map<String, Need>> needsOf(Identifier identifier, int version) {
    return known.computeIfAbsent(new Chosen(identifier, version), this::needsOf);
  }

  private Optional<Map<String, Need>> needsOf(Chosen chosen) {
    Identifier identifier = chosen.identifier();
    Candidate.OfProject base = choices(identifier).all().get(chosen.version()).made();
    if (base == null) {
      return Optional.empty();
    }
    Candidate candidate =
        identifier.hasExtras()
            ? candidates.withExtras(base, identifier.extras(), base.demand())
            : base;
    Map<String, Need> found = new LinkedHashMap<>();
    try {
      Cursor<Need> cursor = needs.dependenciesOf(candidate);
      for (Need need = cursor.next(); need != null; need = cursor.next()) {
        if (!(need instanceof Need.OfPython python && python.isSatisfiedBy(candidates.python()))) {
          found.put(text(need), need);
        }
      }
    } catch (PipAccelException e) {
      throw new Unknown(e);
    }
    return Optional.of(found);
  }

  /// A requirement's marker has done its work.
  private static String text(Need need) {
    return need instanceof Need.OfSpecifiers(Identifier about, Demand demand)
        ? RequirementTexts.text(RequirementTexts.withoutMarker(demand.required()))
        : need.describe();
  }

  private Clause<Identifier> clause(Map<Identifier, BitSet> chosen, Need need, String fact) {
    Map<Identifier, BitSet> terms = new LinkedHashMap<>(chosen);
    if (need instanceof Need.OfPython || need instanceof Need.Unavailable) {
      return Clause.known(terms, fact);
    }
    Identifier identifier = need.identifier();
    Choices all = choices(identifier);
    BitSet unfit = all.unfit(need);
    unfit.set(all.all().size());
    if (unfit.cardinality() == all.all().size() + 1) {
      return Clause.known(terms, fact + " (there is none)");
    }
    terms.merge(identifier, unfit, ConflictProof::both);
    return Clause.known(terms, fact);
  }

  private static BitSet both(BitSet one, BitSet other) {
    BitSet both = (BitSet) one.clone();
    both.and(other);
    return both;
  }

  @Override
  public String all(Identifier identifier, BitSet versions) {
    return isWhole(identifier, versions)
        ? "every version of " + identifier
        : identifier + " " + RequirementTexts.enumerated(named(identifier, versions), "and");
  }

  @Override
  public String any(Identifier identifier, BitSet versions) {
    return isWhole(identifier, versions)
        ? identifier.text()
        : identifier + " " + RequirementTexts.enumerated(named(identifier, versions), "or");
  }

  private boolean isWhole(Identifier identifier, BitSet versions) {
    int count = choices(identifier).all().size();
    return count > 1 && versions.cardinality() == count;
  }

  private List<Version> named(Identifier identifier, BitSet versions) {
    List<Choices.Choice> all = choices(identifier).all();
    return versions.stream().mapToObj(i -> all.get(i).version()).sorted().toList();
  }

  @Override
  public String both(String one, String other) {
    return one.startsWith(ASKED) && other.startsWith(ASKED)
        ? one + " and " + other.substring(ASKED.length())
        : one + " and " + other;
  }
}
