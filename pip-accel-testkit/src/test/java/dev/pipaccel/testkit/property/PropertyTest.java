package dev.pipaccel.testkit.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PropertyTest {
  @Test
  void lawThatHoldsIsCheckedManyTimes() {
    List<Integer> seen = new ArrayList<>();

    Property.forAll(Gen.integers(3, 5), seen::add);

    assertThat(seen).hasSizeGreaterThan(100).contains(3, 4, 5).allMatch(i -> i >= 3 && i <= 5);
  }

  @Test
  void failingValueIsMadeSmall() {
    Gen<List<Integer>> lists = Gen.lists(Gen.integers(0, 1000), 20);

    assertThatThrownBy(
            () -> Property.forAll(lists, list -> assertThat(list).noneMatch(i -> i >= 100)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the law fails for [100]")
        .hasMessageContaining("-Dseed=");
  }

  @Test
  void sameSeedDrawsSameValues() {
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    Gen<String> texts = Gen.strings("abc", 9);

    System.setProperty("seed", "42");
    try {
      Property.forAll(texts, first::add);
      Property.forAll(texts, second::add);
    } finally {
      System.clearProperty("seed");
    }

    assertThat(second).isEqualTo(first);
  }

  @Test
  void combinatorsDrawWhatTheySay() {
    Property.forAll(
        Gen.oneOf(Gen.constant("x"), Gen.elements("y", "z")),
        Gen.booleans().map(b -> b ? 1 : 0),
        (text, bit) -> assertThat(text + bit).matches("[xyz][01]"));
    Property.forAllTriples(
        Gen.integers(0, 9).flatMap(n -> Gen.bytes(n).map(bytes -> bytes.length)),
        (a, b, c) -> assertThat(List.of(a, b, c)).allMatch(n -> n < 10));
  }
}
