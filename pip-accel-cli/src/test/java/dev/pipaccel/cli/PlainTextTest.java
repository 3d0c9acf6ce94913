package dev.pipaccel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
  @Test
  void tabsReachTheNextEighthColumn() {
    assertThat(PlainText.of("\ta")).isEqualTo("        a");
    assertThat(PlainText.of("1234567\ta")).isEqualTo("1234567 a");
    assertThat(PlainText.of("12345678\ta\n1\tb")).isEqualTo("12345678        a\n1       b");
  }

  @Test
  void whatMovesTheTerminalIsLeftOut() {
    assertThat(PlainText.of("a\u0007\b\u000b\f\rb\u001b[1m")).isEqualTo("ab\u001b[1m");
  }

  @Test
  void otherTextsStayAsTheyAre() {
    String text = "größe\n中";

    assertThat(PlainText.of(text)).isSameAs(text);
  }
}
