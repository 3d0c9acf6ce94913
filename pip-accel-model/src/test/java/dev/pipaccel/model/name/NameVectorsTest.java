package dev.pipaccel.model.name;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.model.Vectors;
import org.junit.jupiter.api.Test;

class NameVectorsTest {
  @Test
  void namesAreNormalizedAndJudgedAsRecorded() {
    Vectors.checkAll(
        "names",
        row -> {
          String text = row.text("in");
          assertThat(PackageName.of(text)).hasToString(row.text("canonical"));
          assertThat(ExtraName.of(text)).hasToString(row.text("canonical"));
          assertThat(PackageName.isNormalized(text)).isEqualTo(row.flag("is_normalized"));
          assertThat(PackageName.isValid(text)).isEqualTo(row.flag("valid"));
        });
  }
}
