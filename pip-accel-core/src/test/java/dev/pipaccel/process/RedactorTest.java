package dev.pipaccel.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactorTest {
  @ParameterizedTest
  @CsvSource({
    "https://user:pass@host/a, https://user:****@host/a",
    "https://token@host/a, https://****@host/a",
    "https://user:p@ss@host/a, https://user:****@host/a",
    "https://host/a@b, https://host/a@b",
    "https://host:8080/, https://host:8080/",
    "git+ssh://git@host/x and http://a:b@c, git+ssh://****@host/x and http://a:****@c",
    "mail me@host, mail me@host",
    "https://@host, https://@host",
  })
  void userInformationOfUrlsIsHidden(String text, String expected) {
    assertThat(Redactor.urlsOnly().redact(text)).isEqualTo(expected);
  }

  @Test
  void secretsAreHiddenLongestFirstAndShortOnesLeftAlone() {
    Redactor redactor = new Redactor(List.of("abcd", "abcdef", "x"));

    assertThat(redactor.redact("abcdef abcd x")).isEqualTo("**** **** x");
  }

  @Test
  void aCommandShowsItselfQuotedAndRedacted() {
    Command command =
        Command.of(
            List.of("git", "clone", "https://a:b@host/x", "it's", ""), Path.of("/"), Map.of());

    assertThat(command).hasToString("git clone https://a:****@host/x 'it'\"'\"'s' ''");
  }
}
