package dev.pipaccel.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.model.name.PackageName;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InstallationOrderTest {
  private final Map<Identifier, Set<Identifier>> children = new LinkedHashMap<>();

  private static Identifier id(String name) {
    return Identifier.of(PackageName.of(name));
  }

  private InstallationOrderTest node(String name, String... below) {
    Set<Identifier> identifiers = new LinkedHashSet<>();
    for (String child : below) {
      identifiers.add(id(child));
    }
    children.put(id(name), identifiers);
    return this;
  }

  private List<String> order(String... roots) {
    Set<Identifier> identifiers = new LinkedHashSet<>();
    for (String root : roots) {
      identifiers.add(id(root));
    }
    return InstallationOrder.of(children, identifiers, children.keySet()).stream()
        .map(Identifier::text)
        .toList();
  }

  @Test
  void leavesGoFirstRoundByRound() {
    node("app", "web", "log").node("web", "log", "net").node("log").node("net");

    assertThat(order("app")).containsExactly("net", "log", "web", "app");
  }

  @Test
  void amongEqualsTheLastNameGoesFirst() {
    node("a").node("b").node("c");

    assertThat(order("a", "b", "c")).containsExactly("c", "b", "a");
  }

  @Test
  void inACycleWhatIsFurtherFromTheRootsGoesFirst() {
    node("app", "left").node("left", "right").node("right", "left", "leaf").node("leaf");

    assertThat(order("app")).containsExactly("leaf", "right", "left", "app");
  }

  @Test
  void whatIsNotWantedHoldsItsPlaceInThePaths() {
    node("app", "kept").node("kept", "leaf").node("leaf");

    List<Identifier> order =
        InstallationOrder.of(children, Set.of(id("app")), Set.of(id("app"), id("leaf")));

    assertThat(order).containsExactly(id("leaf"), id("app"));
  }
}
