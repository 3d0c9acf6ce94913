package dev.pipaccel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "six-*.whl, six-1.0-py3.whl, true",
    "six-*.whl, sixer-1.0.whl, false",
    "six-1.?-*, six-1.0-x, true",
    "[a-c]x, bx, true",
    "[!a-c]x, bx, false",
    "[]]x, ]x, true",
    "[x, [x, true",
    "a.b, axb, false",
    "[^a], ^, true",
    "[^a], b, false",
  })
  void patternsAreThoseOfFnmatch(String glob, String name, boolean matches) {
    assertThat(new Glob(glob).matches(name)).isEqualTo(matches);
  }
}
