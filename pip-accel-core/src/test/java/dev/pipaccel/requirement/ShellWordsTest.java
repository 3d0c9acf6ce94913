package dev.pipaccel.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--x 'a b'|--x;a b",
        "--x a\\ b\"c d\"|--x;a bc d",
        "\"a\\b\\\"c\"|a\\b\"c",
        "a#b '' \"\"|a#b;;",
        "'a\\'b|a\\b",
      })
  void quotesAndBackslashesAreThoseOfShlex(String text, String words) {
    assertThat(String.join(";", ShellWords.split(text))).isEqualTo(words);
  }

  @Test
  void openQuotesAreRefused() {
    assertThatThrownBy(() -> ShellWords.split("'a")).hasMessage("No closing quotation");
    assertThatThrownBy(() -> ShellWords.split("\"a\\\"")).hasMessage("No closing quotation");
    assertThatThrownBy(() -> ShellWords.split("a\\")).hasMessage("No escaped character");
  }
}
