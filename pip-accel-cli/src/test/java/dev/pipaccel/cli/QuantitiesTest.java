package dev.pipaccel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.error.UsageException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {
  @Test
  void sizesHaveUnitsOfAThousand() throws Exception {
    assertThat(Quantities.bytes("--max-size", "12")).isEqualTo(12);
    assertThat(Quantities.bytes("--max-size", "12b")).isEqualTo(12);
    assertThat(Quantities.bytes("--max-size", "3kB")).isEqualTo(3000);
    assertThat(Quantities.bytes("--max-size", "50G")).isEqualTo(50_000_000_000L);
  }

  @Test
  void timesAreDaysUnlessTheySayOtherwise() throws Exception {
    assertThat(Quantities.time("--max-age", "90")).isEqualTo(Duration.ofDays(90));
    assertThat(Quantities.time("--max-age", "4w")).isEqualTo(Duration.ofDays(28));
    assertThat(Quantities.time("--max-age", "30M")).isEqualTo(Duration.ofMinutes(30));
  }

  @ParameterizedTest
  @ValueSource(strings = {"9300000T", "9223372036854775808"})
  void sizeThatIsTooBigIsNotTakenForASmallOne(String text) {
    assertThatThrownBy(() -> Quantities.bytes("--max-size", text))
        .isInstanceOf(UsageException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"999999999999d", "9000000000000000w", "366000"})
  void timeBeforeAllTimeIsRefused(String text) {
    assertThatThrownBy(() -> Quantities.time("--max-age", text)).isInstanceOf(UsageException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "G", "-1G", "1.5G", "10X", "99999999999999999999"})
  void whatIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> Quantities.bytes("--max-size", text))
        .isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> Quantities.time("--max-age", text)).isInstanceOf(UsageException.class);
  }
}
