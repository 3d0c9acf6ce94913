package dev.pipaccel.model.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InstalledMetadataTest {
  @Test
  void lineEndsOfAllSystemsAreTheSame() {
    MetadataMessage message =
        InstalledMetadata.parse(
            "Name: a\r\nLicense: one\r\n        two\rVersion: 1\r\n\r\nx\r\ny\rz");

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
    assertThat(InstalledMetadata.parse("Name: a\n\ntext").first("Description")).contains("text");
    assertThat(InstalledMetadata.parse("Description: b\n\ntext").all("Description"))
        .containsExactly("b", "text");
    assertThat(InstalledMetadata.parse("Name: a\n\n").first("Description")).isEmpty();
  }

  @Test
  void requirementsOfEggsAreAddedWhereTheMetadataIsSilent() {
    String requires = "six\n\n[Extra_One]\nattrs\n\n[empty]\n\n[:os_name == 'nt']\nwin\n";

    MetadataMessage silent =
        InstalledMetadata.withRequirements(InstalledMetadata.parse("Name: a\n"), requires);
    MetadataMessage speaking =
        InstalledMetadata.withRequirements(
            InstalledMetadata.parse("Requires-Dist: x\nProvides-Extra: y\n"), requires);

    assertThat(silent.all("Requires-Dist"))
        .containsExactly("six", "attrs ; extra == \"extra-one\"", "win ; os_name == 'nt'");
    assertThat(silent.all("Provides-Extra")).containsExactly("extra-one");
    assertThat(speaking.all("Requires-Dist")).containsExactly("x");
    assertThat(speaking.all("Provides-Extra")).containsExactly("y");
  }

  private static String license(String value) {
    return InstalledMetadata.parse("License: " + value + "\n").first("License").orElseThrow();
  }
}
