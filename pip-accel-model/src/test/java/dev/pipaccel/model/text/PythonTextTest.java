package dev.pipaccel.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonTextTest {
  @Test
  void linesEndWherePythonEndsThem() {
    assertThat(PythonText.lines("a\r\nb\rc\n\nd\u2028e\u0085f\n"))
        .containsExactly("a", "b", "c", "", "d", "e", "f");
    assertThat(PythonText.lines("")).isEmpty();
    assertThat(PythonText.lines("\n")).containsExactly("");
  }

  @Test
  void spaceIsPythonsSpace() {
    assertThat(PythonText.strip("\u00a0\t a b \u3000\u001c")).isEqualTo("a b");
    assertThat(PythonText.words(" a\u2003b \n c")).containsExactly("a", "b", "c");
    assertThat(PythonText.strip("\u200ba")).isEqualTo("\u200ba");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "_", "a1", "ß", "中", "a\u00b7", "class"})
  void identifiersAreRecognized(String text) {
    assertThat(PythonText.isIdentifier(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "a-b", "a b", "½", "\u037a", "a\u200b", "\u2e2f", "$"})
  void otherTextsAreNoIdentifiers(String text) {
    assertThat(PythonText.isIdentifier(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "a%20b, a b",
    "%C3%A9, é",
    "%zz%4, %zz%4",
    "%ff, \ufffd",
    "a, a",
    "%, %",
    "%41%42, AB",
  })
  void escapesAreDecoded(String text, String decoded) {
    assertThat(PercentEncoding.decode(text)).isEqualTo(decoded);
  }

  @Test
  void charactersAreEncodedAsUtf8() {
    assertThat(PercentEncoding.encode("a/é+~ ", "/")).isEqualTo("a/%C3%A9%2B~%20");
    assertThat(PercentEncoding.encode("plain", "")).isEqualTo("plain");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://u:p@h.example:1/a;b?c=d#e",
        "file:///a",
        "mailto:x",
        "a/b",
        "//h.example/a",
        ""
      })
  void splitUrlsCanBeJoined(String url) {
    assertThat(UrlParts.split(url)).hasToString(url);
  }

  @ParameterizedTest
  @CsvSource({
    "http://h/a/b, c, http://h/a/c",
    "http://h/a/b/, c, http://h/a/b/c",
    "http://h/a/b, ../c, http://h/c",
    "http://h/a/b, ../../../c, http://h/c",
    "http://h/a/b, /c/./d/.., http://h/c/",
    "http://h/a/b?q, '', http://h/a/b?q",
    "http://h/a/b?q, #f, http://h/a/b?q#f",
    "http://h/a/b?q, ?r, http://h/a/b?r",
    "http://h/a/b, //i/c, http://i/c",
    "http://h/a/b, https://i/c, https://i/c",
    "http://h, a, http://h/a",
  })
  void referencesAreResolved(String base, String reference, String url) {
    assertThat(UrlParts.split(base).resolve(reference)).hasToString(url);
  }
}
