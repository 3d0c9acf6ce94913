package dev.pipaccel.model.marker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.testkit.property.Gen;
import dev.pipaccel.testkit.property.Property;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkerLawsTest {
  private static final List<String> VARIABLES =
      List.of("os_name", "sys_platform", "platform_system");

  /// An expression with a text and the value it should have.
  private sealed interface Formula {
    record Atom(int variable, boolean positive) implements Formula {}

    record Both(Formula left, Formula right) implements Formula {}

    record Either(Formula left, Formula right) implements Formula {}

    default String text() {
      return switch (this) {
        case Atom(int variable, boolean positive) ->
            VARIABLES.get(variable) + (positive ? "=='yes'" : " != 'yes'");
        case Both(Formula left, Formula right) -> factor(left) + "and " + factor(right);
        case Either(Formula left, Formula right) -> left.text() + " or " + right.text();
      };
    }

    private static String factor(Formula formula) {
      return formula instanceof Either ? "( " + formula.text() + ")" : formula.text() + " ";
    }

    default boolean value(int bits) {
      return switch (this) {
        case Atom(int variable, boolean positive) -> ((bits >> variable & 1) == 1) == positive;
        case Both(Formula left, Formula right) -> left.value(bits) && right.value(bits);
        case Either(Formula left, Formula right) -> left.value(bits) || right.value(bits);
      };
    }
  }

  private static Gen<Formula> formulas(int depth) {
    Gen<Formula> atoms =
        Gen.both(Gen.integers(0, VARIABLES.size() - 1), Gen.booleans(), Formula.Atom::new);
    if (depth == 0) {
      return atoms;
    }
    Gen<Formula> smaller = formulas(depth - 1);
    return Gen.oneOf(
        atoms,
        Gen.both(smaller, smaller, Formula.Both::new),
        Gen.both(smaller, smaller, Formula.Either::new));
  }

  @Test
  void andBindsTighterThanOr() {
    Property.forAll(
        formulas(4),
        formula -> {
          Marker marker = Marker.parse(formula.text());
          for (int bits = 0; bits < 8; bits++) {
            assertThat(marker.evaluate(environment(bits))).isEqualTo(formula.value(bits));
          }
        });
  }

  @Test
  void printedMarkerReadsBackWithTheSameTruthTable() {
    Property.forAll(
        formulas(4),
        formula -> {
          Marker marker = Marker.parse("(" + formula.text() + ")");
          Marker again = Marker.parse(marker.toString());
          assertThat(again).isEqualTo(marker).hasSameHashCodeAs(marker);
          assertThat(again.expression()).isEqualTo(marker.expression());
          for (int bits = 0; bits < 8; bits++) {
            assertThat(again.evaluate(environment(bits))).isEqualTo(formula.value(bits));
          }
        });
  }

  private static MarkerEnvironment environment(int bits) {
    return new MarkerEnvironment(
        Map.of(
            VARIABLES.get(0), (bits & 1) == 0 ? "no" : "yes",
            VARIABLES.get(1), (bits & 2) == 0 ? "no" : "yes",
            VARIABLES.get(2), (bits & 4) == 0 ? "no" : "yes"));
  }
}
