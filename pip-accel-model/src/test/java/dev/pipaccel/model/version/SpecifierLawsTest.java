package dev.pipaccel.model.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.testkit.property.Gen;
import dev.pipaccel.testkit.property.Property;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpecifierLawsTest {
  private static final Gen<Version> VERSIONS = VersionTexts.neighbours();
  private static final Gen<SpecifierSet> SETS = VersionTexts.specifierSets();

  @Test
  void printedSetReadsBackAsItself() {
    Property.forAll(
        SETS,
        set -> {
          SpecifierSet again = SpecifierSet.parse(set.toString());
          assertThat(again).isEqualTo(set).hasSameHashCodeAs(set).hasToString(set.toString());
        });
  }

  @Test
  void setContainsWhatEachSpecifierContains() {
    Property.forAll(
        SETS,
        VERSIONS,
        (set, version) ->
            assertThat(set.contains(version))
                .isEqualTo(set.specifiers().stream().allMatch(each -> each.contains(version))));
  }

  @Test
  void conjunctionIsIntersection() {
    Property.forAll(
        Gen.lists(SETS, 2).map(SpecifierLawsTest::pair),
        VERSIONS,
        (sets, version) -> {
          SpecifierSet both = sets.get(0).and(sets.get(1));
          assertThat(both.contains(version))
              .isEqualTo(sets.get(0).contains(version) && sets.get(1).contains(version));
          assertThat(both).isEqualTo(sets.get(1).and(sets.get(0)));
          assertThat(both.and(both)).isEqualTo(both);
        });
  }

  private static List<SpecifierSet> pair(List<SpecifierSet> sets) {
    return switch (sets.size()) {
      case 0 -> List.of(SpecifierSet.any(), SpecifierSet.any());
      case 1 -> List.of(sets.getFirst(), SpecifierSet.any());
      default -> sets;
    };
  }

  @Test
  void subsetAndDisjointnessAgreeWithMembership() {
    Property.forAll(
        Gen.lists(SETS, 2).map(SpecifierLawsTest::pair),
        VERSIONS,
        (sets, version) -> {
          SpecifierSet first = sets.get(0);
          SpecifierSet second = sets.get(1);
          boolean inFirst = first.contains(version);
          boolean inSecond = second.contains(version);
          if (first.isSubsetOf(second).orElseThrow()) {
            assertThat(inFirst && !inSecond).isFalse();
          }
          if (first.isDisjointFrom(second).orElseThrow()) {
            assertThat(inFirst && inSecond).isFalse();
          }
          if (first.isUnsatisfiable()) {
            assertThat(inFirst).isFalse();
          }
          assertThat(first.and(second).isSubsetOf(first)).contains(true);
        });
  }

  @Test
  void inequalityIsTheComplementOfEquality() {
    Property.forAll(
        VersionTexts.specifiers(),
        VERSIONS,
        (text, version) -> {
          if (text.startsWith("==")) {
            Specifier opposite = Specifier.parse("!=" + text.substring(2));
            assertThat(opposite.contains(version))
                .isNotEqualTo(Specifier.parse(text).contains(version));
          }
        });
  }

  @Test
  void filterKeepsWhatIsContainedAndPrefersFinalReleases() {
    Property.forAll(
        SETS,
        Gen.lists(VERSIONS, 6),
        (set, versions) -> {
          List<Version> contained = versions.stream().filter(set::contains).toList();
          List<Version> finals = contained.stream().filter(it -> !it.isPrerelease()).toList();
          boolean all = set.namesPrerelease() || finals.isEmpty();

          assertThat(set.filter(versions, it -> it, Prereleases.ALLOWED)).isEqualTo(contained);
          assertThat(set.filter(versions, it -> it, Prereleases.EXCLUDED)).isEqualTo(finals);
          assertThat(set.filter(versions, it -> it, Prereleases.IF_NEEDED))
              .isEqualTo(all ? contained : finals);
        });
  }
}
