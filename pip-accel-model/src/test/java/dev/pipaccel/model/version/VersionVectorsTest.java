package dev.pipaccel.model.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.model.Vectors;
import dev.pipaccel.model.Vectors.Row;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VersionVectorsTest {
  @Test
  void versionsAreReadAsRecorded() {
    Vectors.checkAll(
        "versions",
        row -> {
          Optional<Version> parsed = Version.tryParse(row.text("in"));
          assertThat(parsed.isPresent()).isEqualTo(row.flag("valid"));
          if (parsed.isPresent()) {
            assertParts(parsed.get(), row);
          }
        });
  }

  private static void assertParts(Version version, Row row) {
    assertThat(version).hasToString(row.text("str"));
    assertThat(number(Optional.of(version.epoch()))).isEqualTo(row.value("epoch"));
    assertThat(version.release().stream().map(BigInteger::longValueExact).toList())
        .isEqualTo(row.value("release"));
    List<?> pre =
        version
            .pre()
            .map(it -> List.of(it.phase().text(), it.number().longValueExact()))
            .orElse(null);
    assertThat(pre).isEqualTo(row.value("pre"));
    assertThat(number(version.post())).isEqualTo(row.value("post"));
    assertThat(number(version.dev())).isEqualTo(row.value("dev"));
    assertThat(version.local().orElse(null)).isEqualTo(row.value("local"));
    assertThat(version.publicVersion()).isEqualTo(row.text("public"));
    assertThat(version.baseVersion()).isEqualTo(row.text("base"));
    assertThat(version.isPrerelease()).isEqualTo(row.flag("is_pre"));
    assertThat(version.isPostrelease()).isEqualTo(row.flag("is_post"));
    assertThat(version.isDevrelease()).isEqualTo(row.flag("is_dev"));
    assertThat(version.normalizedText()).isEqualTo(row.text("canonical"));
  }

  private static @Nullable Long number(Optional<BigInteger> number) {
    return number.map(BigInteger::longValueExact).orElse(null);
  }

  @Test
  void versionsCompareAsRecorded() {
    Vectors.checkAll(
        "version_compare",
        row -> {
          Version first = Version.of(row.text("a"));
          Version second = Version.of(row.text("b"));
          Long expected = (Long) row.value("cmp");
          assertThat((long) Integer.signum(first.compareTo(second))).isEqualTo(expected);
          assertThat(first.equals(second)).isEqualTo(expected == 0);
        });
  }

  @Test
  void versionsSortAsRecorded() {
    Vectors.checkAll(
        "version_sort",
        row ->
            assertThat(row.texts("in").stream().map(Version::of).sorted().map(Version::toString))
                .containsExactlyElementsOf(row.texts("sorted")));
  }
}
