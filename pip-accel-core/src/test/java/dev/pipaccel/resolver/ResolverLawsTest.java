package dev.pipaccel.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.ResolutionException;
import dev.pipaccel.model.requirement.Requirement;
import dev.pipaccel.model.version.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Laws of any resolver, on small random universes: what is found meets all that is required and
/// holds nothing superfluous, and nothing is found exactly where trying everything finds nothing.
class ResolverLawsTest {
  private static final int UNIVERSES = 150;

  /// The universe, and in which versions each project is there with which requirements.
  private record World(Map<String, Map<String, List<String>>> projects, List<String> roots) {
    static World random(RandomGenerator random) {
      return random(random, 2 + random.nextInt(4), 3);
    }

    /// @param most one more than the most requirements of a version
    static World random(RandomGenerator random, int projects, int most) {
      Map<String, Map<String, List<String>>> world = new TreeMap<>();
      for (int project = 0; project < projects; project++) {
        Map<String, List<String>> versions = new TreeMap<>();
        int count = 1 + random.nextInt(4);
        for (int version = 1; version <= count; version++) {
          versions.put(version + ".0", requirements(random, projects, most));
        }
        world.put(name(project), versions);
      }
      List<String> roots = requirements(random, projects, 3);
      return new World(world, roots.isEmpty() ? List.of(name(0)) : roots);
    }

    private static String name(int project) {
      return String.valueOf((char) ('a' + project));
    }

    private static List<String> requirements(RandomGenerator random, int projects, int most) {
      List<String> requirements = new ArrayList<>();
      int count = random.nextInt(most);
      for (int i = 0; i < count; i++) {
        String operator = List.of("", ">=", "<=", "==", "!=", "<", ">").get(random.nextInt(7));
        requirements.add(
            name(random.nextInt(projects))
                + (operator.isEmpty() ? "" : operator + (1 + random.nextInt(4)) + ".0"));
      }
      return requirements;
    }

    Universe universe() {
      Universe universe = new Universe();
      projects.forEach((name, versions) ->
          versions.forEach((version, requires) ->
              universe.wheel(name, version, requires.toArray(String[]::new))));
      return universe;
    }

    /// Tells whether some choice of at most one version of each project meets everything.
    boolean hasSolution(Map<String, String> choice, Deque<String> open) {
      if (open.isEmpty()) {
        return true;
      }
      Requirement requirement = Requests.parse(open.peek());
      String name = requirement.name().text();
      Deque<String> rest = new ArrayDeque<>(open);
      rest.pop();
      String chosen = choice.get(name);
      if (chosen != null) {
        return requirement.specifiers().contains(Version.of(chosen)) && hasSolution(choice, rest);
      }
      for (Map.Entry<String, List<String>> version : projects.get(name).entrySet()) {
        if (requirement.specifiers().contains(Version.of(version.getKey()))) {
          Map<String, String> more = new HashMap<>(choice);
          more.put(name, version.getKey());
          Deque<String> further = new ArrayDeque<>(rest);
          version.getValue().forEach(further::push);
          if (hasSolution(more, further)) {
            return true;
          }
        }
      }
      return false;
    }

    /// Returns what the roots need of a choice; empty if something needed does not fit.
    Optional<Map<String, String>> needed(Map<String, String> choice) {
      Map<String, String> reached = new TreeMap<>();
      Deque<String> open = new ArrayDeque<>(roots);
      while (!open.isEmpty()) {
        Requirement requirement = Requests.parse(open.pop());
        String name = requirement.name().text();
        String version = choice.get(name);
        if (version == null || !requirement.specifiers().contains(Version.of(version))) {
          return Optional.empty();
        }
        if (reached.put(name, version) == null) {
          open.addAll(projects.get(name).get(version));
        }
      }
      return Optional.of(reached);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aSolutionIsFoundWhereThereIsOneAndIsRight(long seed) throws PipAccelException {
    RandomGenerator random = new SplittableRandom(seed);
    int found = 0;
    for (int i = 0; i < UNIVERSES; i++) {
      World world = World.random(random);
      boolean satisfiable = world.hasSolution(Map.of(), new ArrayDeque<>(world.roots()));

      Optional<Map<String, String>> choice = resolve(world, new Requests(world.universe()));

      assertThat(choice.isPresent()).as("%s", world).isEqualTo(satisfiable);
      if (choice.isPresent()) {
        found++;
        assertThat(world.needed(choice.get())).as("%s", world).isEqualTo(choice);
      }
    }
    assertThat(found).isBetween(UNIVERSES / 5, UNIVERSES - 5);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void wherePipGivesUpASolutionIsFoundIfThereIsOne(long seed) throws PipAccelException {
    RandomGenerator random = new SplittableRandom(seed);
    for (int i = 0; i < UNIVERSES; i++) {
      World world = World.random(random, 7, 5);
      boolean satisfiable = world.hasSolution(Map.of(), new ArrayDeque<>(world.roots()));

      Optional<Map<String, String>> choice =
          resolve(world, new Requests(world.universe()).patience(0));

      assertThat(choice.isPresent()).as("%s", world).isEqualTo(satisfiable);
      if (choice.isPresent()) {
        assertThat(world.needed(choice.get())).as("%s", world).isEqualTo(choice);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void walkingAheadChangesNoAnswer(long seed) throws PipAccelException {
    RandomGenerator random = new SplittableRandom(seed);
    for (int i = 0; i < UNIVERSES; i++) {
      World world = World.random(random);

      assertThat(resolve(world, new Requests(world.universe().givingEarly())))
          .as("%s", world)
          .isEqualTo(resolve(world, new Requests(world.universe())));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void whatIsInstalledNeverHidesASolution(long seed) throws PipAccelException {
    RandomGenerator random = new SplittableRandom(seed);
    for (int i = 0; i < UNIVERSES; i++) {
      World world = World.random(random);
      Requests requests = new Requests(world.universe());
      Map<String, String> environment = new TreeMap<>();
      world
          .projects()
          .forEach((name, versions) -> {
            List<String> choices = List.copyOf(versions.keySet());
            String version = choices.get(random.nextInt(choices.size()));
            environment.put(name, version);
            requests.installed(name, version);
          });
      world.roots().forEach(requests::root);
      boolean satisfiable = world.hasSolution(Map.of(), new ArrayDeque<>(world.roots()));

      boolean found = true;
      try {
        requests
            .resolve()
            .install()
            .forEach(pin -> environment.put(pin.name().text(), pin.version().toString()));
      } catch (ResolutionException e) {
        found = false;
      }

      assertThat(found).as("%s", world).isEqualTo(satisfiable);
      assertThat(world.needed(environment).isPresent() || !found).as("%s", world).isTrue();
    }
  }

  private static Optional<Map<String, String>> resolve(World world, Requests requests)
      throws PipAccelException {
    world.roots().forEach(requests::root);
    Map<String, String> choice = new TreeMap<>();
    try {
      requests
          .resolve()
          .install()
          .forEach(pin -> choice.put(pin.name().text(), pin.version().toString()));
    } catch (ResolutionException e) {
      return Optional.empty();
    }
    return Optional.of(choice);
  }
}
