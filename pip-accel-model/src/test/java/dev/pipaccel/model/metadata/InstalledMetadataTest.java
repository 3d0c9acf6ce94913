package dev.pipaccel.model.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.testkit.property.Gen;
import dev.pipaccel.testkit.property.Property;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstalledMetadataTest {
  /// Pieces of messages; the lone bytes are no UTF-8.
  private static final Gen<byte[]> CONTENTS =
      Gen.lists(
              Gen.<byte[]>oneOf(
                  Gen.elements(
                          "\n",
                          "\r\n",
                          "\r",
                          "Name: a",
                          "name:b",
                          "Description: ",
                          ": ",
                          "From ",
                          " ",
                          "\t",
                          "        ",
                          "x",
                          "é",
                          "😀",
                          "\u0085")
                      .map(InstalledMetadataTest::bytes),
                  Gen.elements(0xC3, 0xE2, 0xF0, 0x82, 0x9F, 0xFF)
                      .map(value -> new byte[] {value.byteValue()})),
              20)
          .map(InstalledMetadataTest::joined);

  @Test
  void partsReadForThemselvesAreThoseOfTheWholeText() {
    Property.forAll(
        CONTENTS,
        content -> {
          String text = new String(content, StandardCharsets.UTF_8);
          String plain = text.replace("\r\n", "\n").replace('\r', '\n');
          MetadataMessage whole = MetadataMessage.parse(plain);

          MetadataMessage parts = InstalledMetadata.parse(content);

          assertThat(parts.body()).isEqualTo(whole.body());
          assertThat(parts.names()).containsAll(whole.names());
          for (String name : parts.names()) {
            List<String> values = parts.all(name);
            assertThat(parts.first(name)).contains(values.getFirst());
            assertThat(values).isEqualTo(parse(plain).all(name));
            boolean described = name.equals("description") && !whole.body().isEmpty();
            assertThat(described ? values.subList(0, values.size() - 1) : values)
                .map(value -> value.replaceAll("\\s+", " ").strip())
                .isEqualTo(
                    whole.all(name).stream()
                        .map(value -> value.replaceAll("\\s+", " ").strip())
                        .toList());
          }
        });
  }

  @Test
  void lineEndsOfAllSystemsAreTheSame() {
    MetadataMessage message =
        parse("Name: a\r\nLicense: one\r\n        two\rVersion: 1\r\n\r\nx\r\ny\rz");

    assertThat(message.first("Name")).contains("a");
    assertThat(message.first("License")).contains("one\ntwo");
    assertThat(message.first("Version")).contains("1");
    assertThat(message.body()).isEqualTo("x\ny\nz");
  }

  @Test
  void commonIndentationOfFoldedValuesIsTakenAway() {
    assertThat(license("one\n        two\n\t\n          three")).isEqualTo("one\ntwo\n\n  three");
    assertThat(license("one\n    two\n      three")).isEqualTo("    one\ntwo\n  three");
    assertThat(license("one \n\ttwo")).isEqualTo("        one \n\ttwo");
  }

  @Test
  void bodyIsTheDescriptionUnlessAFieldIs() {
    assertThat(parse("Name: a\n\ntext").first("Description")).contains("text");
    assertThat(parse("Description: b\n\ntext").all("Description")).containsExactly("b", "text");
    assertThat(parse("Name: a\n\n").first("Description")).isEmpty();
  }

  @Test
  void requirementsOfEggsAreAddedWhereTheMetadataIsSilent() {
    String requires = "six\n\n[Extra_One]\nattrs\n\n[empty]\n\n[:os_name == 'nt']\nwin\n";

    MetadataMessage silent = InstalledMetadata.withRequirements(parse("Name: a\n"), requires);
    MetadataMessage speaking =
        InstalledMetadata.withRequirements(
            parse("Requires-Dist: x\nProvides-Extra: y\n"), requires);

    assertThat(silent.all("Requires-Dist"))
        .containsExactly("six", "attrs ; extra == \"extra-one\"", "win ; os_name == 'nt'");
    assertThat(silent.all("Provides-Extra")).containsExactly("extra-one");
    assertThat(speaking.all("Requires-Dist")).containsExactly("x");
    assertThat(speaking.all("Provides-Extra")).containsExactly("y");
  }

  private static String license(String value) {
    return parse("License: " + value + "\n").first("License").orElseThrow();
  }

  private static MetadataMessage parse(String text) {
    return InstalledMetadata.parse(bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(List<byte[]> pieces) {
    var content = new ByteArrayOutputStream();
    pieces.forEach(content::writeBytes);
    return content.toByteArray();
  }
}
