package dev.pipaccel.model.version;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.testkit.property.Gen;
import java.util.List;

/// Generators of versions and specifiers. The numbers come from a small range, so that versions
/// often meet at the borders of specifiers.
final class VersionTexts {
  private static final Gen<String> NUMBERS =
      Gen.elements("0", "1", "2", "10", "99", "100", "00", "007", "123456789012345678901");
  private static final Gen<String> SEPARATORS = Gen.elements("", ".", "-", "_");
  private static final Gen<String> RELEASES =
      Gen.elements("1", "0", "1.0", "1.0.0", "1.1", "2", "1.0.1", "0.0", "1!1", "10.2");
  private static final Gen<String> SUFFIXES =
      Gen.elements(
          "",
          "",
          "a1",
          "rc1",
          ".dev0",
          ".dev1",
          "a1.dev1",
          "a1.post1",
          ".post0",
          ".post1",
          ".post0.dev0",
          ".post1.dev2");

  private VersionTexts() {}

  /// Versions in any spelling.
  static Gen<String> anySpelling() {
    return choices -> {
      String text = Gen.elements("", "v", "1!", "0!").draw(choices);
      text += String.join(".", Gen.lists(NUMBERS, 4).map(VersionTexts::atLeastOne).draw(choices));
      Gen<String> pre = suffixes("a", "b", "rc", "c", "alpha", "beta", "pre", "preview", "RC");
      Gen<String> post = Gen.oneOf(suffixes("post", "rev", "r"), NUMBERS.map(n -> "-" + n));
      text += optional(pre).draw(choices);
      text += optional(post).draw(choices);
      text += optional(suffixes("dev", "DEV")).draw(choices);
      return text + Gen.elements("", "", "+a", "+1", "+ubuntu-1", "+A_b.007").draw(choices);
    };
  }

  private static List<String> atLeastOne(List<String> numbers) {
    return numbers.isEmpty() ? List.of("0") : numbers;
  }

  private static Gen<String> suffixes(String... words) {
    return choices ->
        SEPARATORS.draw(choices)
            + Gen.elements(words).draw(choices)
            + SEPARATORS.draw(choices)
            + Gen.oneOf(Gen.constant(""), NUMBERS).draw(choices);
  }

  private static Gen<String> optional(Gen<String> texts) {
    return Gen.oneOf(Gen.constant(""), texts);
  }

  /// Versions that are close to one another.
  static Gen<Version> neighbours() {
    return choices ->
        Version.of(
            RELEASES.draw(choices)
                + SUFFIXES.draw(choices)
                + Gen.elements("", "", "", "+a", "+1").draw(choices));
  }

  /// Specifiers whose borders lie among the neighbours.
  static Gen<String> specifiers() {
    Gen<String> plain =
        Gen.both(
            Gen.elements("<", "<=", ">", ">=", "==", "!="),
            Gen.both(RELEASES, SUFFIXES, String::concat),
            String::concat);
    Gen<String> compatible = Gen.elements("1.0", "1.0.0", "1.1", "10.2").map("~="::concat);
    Gen<String> wildcard =
        Gen.both(Gen.elements("==", "!="), RELEASES, String::concat).map(it -> it + ".*");
    Gen<String> local = Gen.elements("==1.0+a", "!=1.0+a", "==1+1");
    return Gen.oneOf(plain, plain, compatible, wildcard, local);
  }

  static Gen<SpecifierSet> specifierSets() {
    return Gen.lists(specifiers(), 4).map(VersionTexts::set);
  }

  static SpecifierSet set(List<String> specifiers) {
    try {
      return SpecifierSet.parse(String.join(",", specifiers));
    } catch (SyntaxException e) {
      throw new AssertionError(specifiers + " should be valid", e);
    }
  }
}
