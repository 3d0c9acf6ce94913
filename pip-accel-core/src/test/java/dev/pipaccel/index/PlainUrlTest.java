package dev.pipaccel.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.model.index.Link;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainUrlTest {
  private static final String DIGEST = "0123456789abcdefABCDEF".repeat(3).substring(0, 64);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://f.example/p/a-1.whl",
        "http://f.example:8080/p/a_b-1.0.post1-py3-none-any.whl",
        "https://f.example/p/a-1.tar.gz#sha256=",
      })
  void plainUrlIsReadAsByAllRules(String beginning) {
    String url = beginning.endsWith("=") ? beginning + DIGEST : beginning;
    var link = Link.resolve("https://index.example/simple/", url);

    PlainUrl plain = PlainUrl.parse(url).orElseThrow();

    assertThat(link.url()).isEqualTo(url);
    assertThat(plain.filename()).isEqualTo(link.filename());
    assertThat(Optional.ofNullable(plain.hash())).isEqualTo(link.hash());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a-1.whl",
        "/p/a-1.whl",
        "file:///p/a-1.whl",
        "HTTPS://f.example/a-1.whl",
        "https://f.example",
        "https://f.example/p/",
        "https://f.example/..",
        "https://u:p@f.example/a-1.whl",
        "https://f.example/a%2B1.whl",
        "https://f.example/a+1.whl",
        "https://f.example/a b.whl",
        "https://f.example/a.whl?x=1",
        "https://f.example/a.whl#egg=a",
        "https://f.example/a.whl#sha256=ab",
        "https://f.example/\u00e9.whl",
      })
  void otherUrlsAreLeftToAllRules(String url) {
    assertThat(PlainUrl.parse(url)).isEmpty();
  }

  @Test
  void digestWithForeignCharactersIsLeftToAllRules() {
    assertThat(PlainUrl.parse("https://f.example/a.whl#sha256=" + "a".repeat(62) + "&b")).isEmpty();
  }
}
