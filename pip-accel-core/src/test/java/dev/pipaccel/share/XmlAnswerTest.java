package dev.pipaccel.share;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class XmlAnswerTest {
  @Test
  void namesCountAndNameSpacesDoNot() {
    XmlAnswer answer =
        XmlAnswer.of(
            "<?xml version='1.0'?><D:m xmlns:D='DAV:'><D:Key a='1'>a&amp;b</D:Key><key>c</key>"
                + "<empty/></D:m>");

    assertThat(answer.all("Key")).extracting(key -> key.root().text()).containsExactly("a&b", "c");
    assertThat(answer.text("KEY")).contains("a&b");
    assertThat(answer.text("empty")).isEmpty();
    assertThat(answer.text("missing")).isEmpty();
  }

  @Test
  void whatIsNoXmlHasNothing() {
    assertThat(XmlAnswer.of("").text("Code")).isEmpty();
    assertThat(XmlAnswer.of("<Key>cut").text("Other")).isEmpty();
  }
}
