package dev.pipaccel.model.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.testkit.property.Gen;
import dev.pipaccel.testkit.property.Property;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VersionLawsTest {
  private static final Gen<Version> VERSIONS =
      Gen.oneOf(VersionTexts.anySpelling().map(Version::of), VersionTexts.neighbours());

  @Test
  void canonicalTextReadsBackAsItself() {
    Property.forAll(
        VERSIONS,
        version -> {
          Version again = Version.parse(version.toString());
          assertThat(again).hasToString(version.toString()).isEqualTo(version);
          assertThat(again.release()).isEqualTo(version.release());
        });
  }

  @Test
  void spellingDoesNotChangeTheVersion() {
    Property.forAll(
        VersionTexts.anySpelling(),
        text -> {
          Version version = Version.parse(text);
          assertThat(Version.parse("\t " + text.toUpperCase(Locale.ROOT) + "\n"))
              .isEqualTo(version);
        });
  }

  @Test
  void orderIsAntisymmetric() {
    Property.forAll(
        VERSIONS,
        VERSIONS,
        (first, second) ->
            assertThat(Integer.signum(first.compareTo(second)))
                .isEqualTo(-Integer.signum(second.compareTo(first))));
  }

  @Test
  void orderIsTransitive() {
    Property.forAllTriples(
        VERSIONS,
        (first, second, third) -> {
          Version[] sorted = {first, second, third};
          Arrays.sort(sorted);
          assertThat(sorted[0]).isLessThanOrEqualTo(sorted[2]);
          assertThat(sorted[0]).isLessThanOrEqualTo(sorted[1]);
          assertThat(sorted[1]).isLessThanOrEqualTo(sorted[2]);
        });
  }

  @Test
  void equalityAgreesWithOrderHashCodeAndNormalizedText() {
    Property.forAll(
        VERSIONS,
        VERSIONS,
        (first, second) -> {
          boolean equal = first.compareTo(second) == 0;
          assertThat(first.equals(second)).isEqualTo(equal);
          assertThat(first.normalizedText().equals(second.normalizedText())).isEqualTo(equal);
          if (equal) {
            assertThat(first).hasSameHashCodeAs(second);
          }
        });
  }

  @Test
  void zerosAtTheEndOfTheReleaseDoNotMatter() {
    Property.forAll(
        VERSIONS,
        version -> {
          String base = version.baseVersion();
          String rest = version.toString().substring(base.length());
          assertThat(Version.parse(base + ".0.0" + rest)).isEqualTo(version);
        });
  }

  @Test
  void versionsCompareByTheirPartsInTurn() {
    Comparator<Version> byParts =
        Comparator.comparing(Version::epoch)
            .thenComparing(Version::release, VersionLawsTest::compareReleases)
            .thenComparing(VersionLawsTest::phaseRank)
            .thenComparing(version -> version.pre().map(PreRelease::number).orElse(BigInteger.ZERO))
            .thenComparing(version -> version.post().orElse(BigInteger.ONE.negate()))
            .thenComparing(Version::dev, VersionLawsTest::compareDevelopmentReleases);

    Property.forAll(
        VERSIONS,
        VERSIONS,
        (first, second) -> {
          int expected = byParts.compare(first, second);
          if (expected != 0) {
            assertThat(Integer.signum(first.compareTo(second))).isEqualTo(Integer.signum(expected));
          }
        });
  }

  private static int compareReleases(List<BigInteger> first, List<BigInteger> second) {
    for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
      BigInteger mine = i < first.size() ? first.get(i) : BigInteger.ZERO;
      BigInteger theirs = i < second.size() ? second.get(i) : BigInteger.ZERO;
      if (!mine.equals(theirs)) {
        return mine.compareTo(theirs);
      }
    }
    return 0;
  }

  private static int phaseRank(Version version) {
    if (version.pre().isPresent()) {
      return version.pre().get().phase().ordinal();
    }
    return version.isDevrelease() && !version.isPostrelease() ? -1 : 3;
  }

  private static int compareDevelopmentReleases(
      Optional<BigInteger> first, Optional<BigInteger> second) {
    if (first.isPresent() && second.isPresent()) {
      return first.get().compareTo(second.get());
    }
    return Boolean.compare(second.isPresent(), first.isPresent());
  }
}
