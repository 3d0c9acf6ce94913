package dev.pipaccel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private static final String CLEAR = "\r\u001b[K";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long now;
  private final ProgressLine line =
      new ProgressLine(new PrintStream(bytes, true, StandardCharsets.UTF_8), 70, () -> now);

  @Test
  void oldestActivityIsShownWithItsShare() {
    ProgressLine.Entry first = line.begin("Downloading a", 4_000_000);
    line.begin("Downloading b", -1);
    now += 200_000_000;
    line.advance(first, 1_000_000);

    assertThat(shown())
        .endsWith(CLEAR + "  Downloading a  ━━━━━━                   1.0 MB/4.0 MB  and 1 more");
  }

  @Test
  void lineIsDrawnAtMostTenTimesASecond() {
    ProgressLine.Entry entry = line.begin("x", -1);
    for (int step = 0; step < 100; step++) {
      now += 10_000_000;
      line.advance(entry, 1000);
    }

    assertThat(shown().split("\r", -1)).hasSize(12);
  }

  @Test
  void lineEndsBeforeTheMargin() {
    line.begin("y".repeat(200), -1);

    assertThat(shown().substring(CLEAR.length())).hasSize(69);
  }

  @Test
  void lastActivityTakesTheLineAway() {
    ProgressLine.Entry entry = line.begin("x", -1);
    line.end(entry);
    line.clear();

    assertThat(shown()).isEqualTo(CLEAR + "  x" + CLEAR);
  }

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
