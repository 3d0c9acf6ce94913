package dev.pipaccel.model.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.name.ExtraName;
import dev.pipaccel.model.name.PackageName;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CoreMetadataTest {
  @Test
  void fieldsThatInstallingNeedsAreRead() throws SyntaxException {
    CoreMetadata metadata =
        parse(
            """
            Metadata-Version: 2.2
            Name: My.Project
            Version: 1.0.0
            Requires-Dist: b>=1 ; extra == 'X_y'
            requires-dist: c
            Provides-Extra: X_y
            Requires-Python: >=3.8
            Dynamic: Requires-Dist

            Name: not-a-field
            """);

    assertThat(metadata.name()).isEqualTo(PackageName.of("my-project"));
    assertThat(metadata.displayName()).isEqualTo("My.Project");
    assertThat(metadata.version()).hasToString("1.0.0");
    assertThat(metadata.requiresDist()).hasSize(2);
    assertThat(metadata.providesExtra()).containsExactly(ExtraName.of("x-y"));
    assertThat(metadata.requiresPython()).isPresent();
    assertThat(metadata.dynamic()).containsExactly("requires-dist");
  }

  @Test
  void wrongRequiresPythonIsNoLimit() throws SyntaxException {
    assertThat(parse("Name: a\nVersion: 1\nRequires-Python: >=3.6.*\n").requiresPython()).isEmpty();
  }

  @Test
  void wrongRequirementIsAnErrorThatNamesIt() {
    assertThatThrownBy(() -> parse("Name: a\nVersion: 1\nRequires-Dist: b>=1.0.*\n"))
        .isInstanceOf(SyntaxException.class)
        .hasMessageStartingWith("invalid Requires-Dist 'b>=1.0.*'");
  }

  @Test
  void nameAndVersionAreNeeded() {
    assertThatThrownBy(() -> parse("Version: 1\n")).hasMessage("the field Name is missing");
    assertThatThrownBy(() -> parse("Name: a\n")).hasMessage("the field Version is missing");
    assertThatThrownBy(() -> parse("Name: a\nVersion: x\n")).hasMessage("invalid Version 'x'");
  }

  @Test
  void firstOfRepeatedFieldsCounts() throws SyntaxException {
    assertThat(parse("Name: a\nName: b\nVersion: 1\nVersion: 2\n").version()).hasToString("1");
  }

  @Test
  void requirementMayStandOnTheNextLine() throws SyntaxException {
    assertThat(parse("Name: a\nVersion: 1\nRequires-Dist:\n   b>=1\n").requiresDist())
        .singleElement()
        .hasToString("b>=1");
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] latin = "Name: a\nVersion: 1\nAuthor: J\u00f6rg\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> CoreMetadata.parse(latin))
        .isInstanceOf(SyntaxException.class)
        .hasMessage("the byte at offset 28 is not UTF-8");
  }

  @Test
  void strictReadingKeepsBytesThatAreNotUtf8Apart() {
    byte[] latin = "Name: a\nAuthor: J\u00f6rg\n".getBytes(StandardCharsets.ISO_8859_1);

    RawMetadata raw = RawMetadata.parse(latin);

    assertThat(raw.text(MetadataField.NAME)).contains("a");
    assertThat(raw.unparsed()).containsOnlyKeys("author");
  }

  @Test
  void lineEndsOfAllSystemsAreRead() throws SyntaxException {
    assertThat(parse("Name: a\rVersion: 1\r\nX: y\r\n z\r\n\r\nbody").displayName()).isEqualTo("a");
    assertThat(MetadataMessage.parse("X: y\r\n z\r\n\r\nbody\r\n").first("x")).contains("y\r\n z");
    assertThat(MetadataMessage.parse("X: y\r\n\r\nbody\r\n").body()).isEqualTo("body\r\n");
  }

  @Test
  void licenseExpressionsAreBroughtIntoCanonicalForm() throws SyntaxException {
    assertThat(LicenseExpression.parse("mit and (apache-2.0 or bsd-2-clause)"))
        .hasToString("MIT AND (Apache-2.0 OR BSD-2-Clause)");
    assertThat(LicenseExpression.parse("gpl-2.0+ with classpath-exception-2.0"))
        .hasToString("GPL-2.0+ WITH Classpath-exception-2.0");
    assertThat(LicenseExpression.parse("LICENSEREF-My.Own")).hasToString("LicenseRef-My.Own");
    for (String text :
        new String[] {
          "",
          "mit mit",
          "mit or",
          "(mit",
          "mit)",
          "()",
          "with mit",
          "bogus",
          "mit with mit",
          "(mit) with classpath-exception-2.0",
          "mit (mit)",
          "licenseref-a+",
          "licenseref-"
        }) {
      assertThatThrownBy(() -> LicenseExpression.parse(text)).isInstanceOf(SyntaxException.class);
    }
  }

  @Test
  void eggRequirementsCarryTheConditionOfTheirSection() {
    String text = "a>=1\n\n# note\n[X_y]\nb\n[z:python_version<'3']\nc\n[:os_name=='nt']\nd\n";

    assertThat(EggRequirements.parse(text))
        .containsExactly(
            "a>=1",
            "b ; extra == \"x-y\"",
            "c ; (python_version<'3') and extra == \"z\"",
            "d ; os_name=='nt'");
    assertThat(EggRequirements.extras(text))
        .containsExactly(ExtraName.of("x-y"), ExtraName.of("z"));
  }

  private static CoreMetadata parse(String text) throws SyntaxException {
    return CoreMetadata.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
