package dev.pipaccel.resolver.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Proofs on small random problems are compared with trying everything.
class RefutationTest {
  private static final int PROBLEMS = 300;

  /// Projects `a`, `b` …, each with versions from 0, which need sets of versions of one another.
  private record Problem(
      List<Integer> versions,
      Map<Integer, List<Clause<Integer>>> clauses,
      List<Clause<Integer>> given)
      implements Knowledge<Integer>, Narrative.Wording<Integer> {
    static Problem random(SplittableRandom random) {
      int count = 2 + random.nextInt(4);
      List<Integer> versions = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        versions.add(1 + random.nextInt(4));
      }
      var problem = new Problem(versions, new HashMap<>(), new ArrayList<>());
      for (int subject = 0; subject < count; subject++) {
        for (int version = 0; version < versions.get(subject); version++) {
          List<Clause<Integer>> needs = new ArrayList<>();
          for (int i = random.nextInt(3); i > 0; i--) {
            BitSet one = new BitSet();
            one.set(version);
            int other = (subject + 1 + random.nextInt(count - 1)) % count;
            needs.add(problem.need(Map.of(subject, one), other, random));
          }
          problem.clauses.put(subject * 10 + version, needs);
        }
      }
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        problem.given.add(problem.need(Map.of(), random.nextInt(count), random));
      }
      return problem;
    }

    private Clause<Integer> need(
        Map<Integer, BitSet> chosen, int subject, SplittableRandom random) {
      Map<Integer, BitSet> terms = new LinkedHashMap<>(chosen);
      BitSet unfit = new BitSet();
      for (int version = 0; version < versions.get(subject); version++) {
        unfit.set(version, random.nextBoolean());
      }
      unfit.set(versions.get(subject));
      if (unfit.cardinality() < states(subject)) {
        terms.put(subject, unfit);
      }
      return Clause.known(terms, "it is so");
    }

    @Override
    public int states(Integer subject) {
      return versions.get(subject) + 1;
    }

    @Override
    public Optional<List<Clause<Integer>>> consequences(Integer subject, int version) {
      return Optional.of(clauses.getOrDefault(subject * 10 + version, List.of()));
    }

    @Override
    public String all(Integer subject, BitSet versions) {
      return subject + " " + versions;
    }

    @Override
    public String any(Integer subject, BitSet versions) {
      return subject + " " + versions;
    }

    @Override
    public String both(String one, String other) {
      return one + " and " + other;
    }

    /// Tells whether some choice for each subject agrees with all clauses.
    boolean hasSolution(List<Integer> chosen) {
      if (chosen.size() < versions.size()) {
        for (int state = 0; state < states(chosen.size()); state++) {
          List<Integer> more = new ArrayList<>(chosen);
          more.add(state);
          if (hasSolution(more)) {
            return true;
          }
        }
        return false;
      }
      return given.stream().noneMatch(clause -> applies(clause, chosen))
          && clauses.values().stream()
              .flatMap(List::stream)
              .noneMatch(clause -> applies(clause, chosen));
    }

    static boolean applies(Clause<Integer> clause, List<Integer> chosen) {
      return clause.terms().entrySet().stream()
          .allMatch(term -> term.getValue().get(chosen.get(term.getKey())));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aProofIsFoundExactlyWhereNoChoiceAgrees(long seed) {
    var random = new SplittableRandom(seed);
    int proofs = 0;
    for (int i = 0; i < PROBLEMS; i++) {
      Problem problem = Problem.random(random);

      Optional<Clause<Integer>> proof = new Refutation<>(problem).find(problem.given());

      assertThat(proof.isEmpty()).as("%s", problem).isEqualTo(problem.hasSolution(List.of()));
      if (proof.isPresent()) {
        proofs++;
        assertThat(proof.get().terms()).isEmpty();
        assertThat(followsFromWhatIsKnown(problem, proof.get())).as("%s", problem).isTrue();
        if (proof.get().fact() == null) {
          assertThat(Narrative.of(proof.get(), problem).getLast())
              .endsWith("your requirements cannot all be met");
        }
      }
    }
    assertThat(proofs).isBetween(PROBLEMS / 10, PROBLEMS * 9 / 10);
  }

  /// Every state of the subject that two clauses are joined over is ruled out by one of them.
  private static boolean followsFromWhatIsKnown(Problem problem, Clause<Integer> clause) {
    if (clause.fact() != null) {
      return problem.given().contains(clause)
          || problem.clauses().values().stream().anyMatch(all -> all.contains(clause));
    }
    return followsFromWhatIsKnown(problem, clause.left())
        && followsFromWhatIsKnown(problem, clause.right())
        && allChoices(problem, List.of()).stream()
            .filter(chosen -> Problem.applies(clause, chosen))
            .allMatch(chosen ->
                Problem.applies(clause.left(), chosen) || Problem.applies(clause.right(), chosen));
  }

  private static List<List<Integer>> allChoices(Problem problem, List<Integer> chosen) {
    if (chosen.size() == problem.versions().size()) {
      return List.of(chosen);
    }
    List<List<Integer>> all = new ArrayList<>();
    for (int state = 0; state < problem.states(chosen.size()); state++) {
      List<Integer> more = new ArrayList<>(chosen);
      more.add(state);
      all.addAll(allChoices(problem, more));
    }
    return all;
  }

  @Test
  void whatIsNotKnownProvesNothing() {
    BitSet absent = new BitSet();
    absent.set(1);
    Knowledge<String> nothing =
        new Knowledge<>() {
          @Override
          public int states(String subject) {
            return 2;
          }

          @Override
          public Optional<List<Clause<String>>> consequences(String subject, int version) {
            return Optional.empty();
          }
        };

    Optional<Clause<String>> proof =
        new Refutation<>(nothing).find(List.of(Clause.known(Map.of("a", absent), "a is needed")));

    assertThat(proof).isEmpty();
  }
}
