package dev.pipaccel.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.testkit.property.Gen;
import dev.pipaccel.testkit.property.Property;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenInstantTest {
  @Test
  void everyWrittenInstantIsRead() {
    Gen<Instant> instants =
        choices ->
            Instant.ofEpochSecond(
                choices.below(500_000_000_000L) - 100_000_000_000L,
                Gen.elements(0, 1, 120_000_000, 123_456_000, 999_999_999).draw(choices));
    Property.forAll(
        instants,
        instant -> assertThat(WrittenInstant.parse(instant.toString())).isEqualTo(instant));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-11-23T05:06:07",
        "2026-11-23T05:06:07Z",
        "2026-11-23T05:06:07.Z",
        "2026-11-23T05:06:07.5Z",
        "2026-11-23T05:06:07.123456789Z",
        "2026-11-23T05:06:07.1234567890Z",
        "2026-11-23T05:06:07.12x4Z",
        "2026-11-23T05:06:07z",
        "2026-11-23t05:06:07Z",
        "2026-11-23T05:06Z",
        "2026-11-23T24:00:00Z",
        "2026-11-23T23:59:60Z",
        "2026-11-23T25:00:00Z",
        "2026-11-23T05:60:07Z",
        "2026-02-30T05:06:07Z",
        "2026-13-01T05:06:07Z",
        "+12026-11-23T05:06:07Z",
        "-0001-11-23T05:06:07Z",
        "2026-11-23T05:06:07+01:00",
      })
  void othersAreReadOrRefusedAsEver(String text) {
    assertThat(read(text, WrittenInstant::parse)).isEqualTo(read(text, Instant::parse));
  }

  private static Optional<Instant> read(String text, Function<String, Instant> reading) {
    try {
      return Optional.of(reading.apply(text));
    } catch (DateTimeException refused) {
      return Optional.empty();
    }
  }
}
