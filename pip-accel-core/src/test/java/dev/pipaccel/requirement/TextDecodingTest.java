package dev.pipaccel.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.error.RequirementsException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDecodingTest {
  @ParameterizedTest
  @CsvSource({
    "UTF-8,EFBBBF",
    "UTF-16LE,FFFE",
    "UTF-16BE,FEFF",
    "UTF-32LE,FFFE0000",
    "UTF-32BE,0000FEFF"
  })
  void byteOrderMarkNamesTheEncoding(String encoding, String mark) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(HexFormat.of().parseHex(mark));
    bytes.write("dé==1".getBytes(Charset.forName(encoding)));

    assertThat(TextDecoding.decode(bytes.toByteArray(), "r.txt")).isEqualTo("dé==1");
  }

  @ParameterizedTest
  @CsvSource({
    "# -*- coding: latin-1 -*-",
    "# vim: set fileencoding=latin1 :",
    "#coding:iso_8859_1",
    "# decoding=ISO-8859-1"
  })
  void commentInTheFirstTwoLinesNamesTheEncoding(String comment) throws Exception {
    String text = comment + "\né";
    assertThat(TextDecoding.decode(text.getBytes(StandardCharsets.ISO_8859_1), "r.txt"))
        .isEqualTo(text);
    String second = "#\n" + text;
    assertThat(TextDecoding.decode(second.getBytes(StandardCharsets.ISO_8859_1), "r.txt"))
        .isEqualTo(second);
  }

  @Test
  void laterLinesNameNothing() {
    byte[] bytes = "#\n#\n# coding: latin-1\né".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> TextDecoding.decode(bytes, "r.txt"))
        .isInstanceOf(RequirementsException.class)
        .hasMessage("Could not read r.txt: it is not encoded in UTF-8");
  }

  @Test
  void unknownEncodingIsNamed() {
    byte[] bytes = "# coding: klingon".getBytes(StandardCharsets.US_ASCII);

    assertThatThrownBy(() -> TextDecoding.decode(bytes, "r.txt"))
        .hasMessage("Could not read r.txt: unknown encoding: klingon");
  }
}
