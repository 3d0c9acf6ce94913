package dev.pipaccel.model.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.testkit.property.Gen;
import dev.pipaccel.testkit.property.Property;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class RequirementTest {
  @Test
  void printedRequirementReadsBackAsItself() {
    Gen<String> blanks = Gen.elements("", " ", "\t ");
    Gen<String> names = Gen.elements("a", "A.b_C", "x--y", "n1");
    Gen<String> extras = Gen.elements("", "[]", "[ b ,A]", "[A_1,a-1]");
    Gen<String> wanted =
        Gen.elements(
            "",
            ">=1",
            "(==1.*, !=1.5)",
            "~= 1.2 ,<1.9,",
            "===what+ever",
            "@ file:///a ",
            "@git+ssh://g@h/x#egg=a ");
    Gen<String> markers =
        Gen.elements(
            "", ";os_name=='posix'", " ; (extra=='A_b' or python_version<'3')and 'x' in os.name");
    Gen<String> requirements =
        choices ->
            blanks.draw(choices)
                + names.draw(choices)
                + blanks.draw(choices)
                + extras.draw(choices)
                + blanks.draw(choices)
                + wanted.draw(choices)
                + markers.draw(choices);

    Property.forAll(
        requirements,
        text -> {
          Requirement requirement = Requirement.parse(text);
          Requirement again = Requirement.parse(requirement.toString());
          assertThat(again).isEqualTo(requirement).hasSameHashCodeAs(requirement);
          assertThat(again).hasToString(requirement.toString());
        });
  }

  @Test
  void spellingOfNameExtrasAndVersionsDoesNotCount() throws SyntaxException {
    Requirement requirement = Requirement.parse("Foo.Bar[An_Extra]==1.0");

    assertThat(requirement).isEqualTo(Requirement.parse("foo-bar [an-extra] (== 1.0.0)"));
    assertThat(requirement).hasToString("Foo.Bar[An_Extra]==1.0");
  }

  @Test
  void urlEndsAtABlank() throws SyntaxException {
    Requirement requirement = Requirement.parse("a@https://index.example/a;b ; os_name == 'nt'");

    assertThat(requirement.url()).contains("https://index.example/a;b");
    assertThat(requirement).hasToString("a @ https://index.example/a;b ; os_name == \"nt\"");
  }

  @Test
  void errorsSayWhatIsExpectedAndWhere() {
    assertRefused("", 0, "a project name is expected");
    assertRefused("-r file", 0, "begins with an ASCII letter or digit");
    assertRefused("a=1", 1, "'==' asks for one version");
    assertRefused("a >=1 b", 6, "',' and a further version specifier");
    assertRefused("a b", 2, "a version specifier such as >=1.2");
    assertRefused("a[b c]", 4, "',' or ']' is expected");
    assertRefused("a[b", 1, "this bracket is never closed");
    assertRefused("a[b,]", 4, "the name of an extra is expected");
    assertRefused("a (>=1", 2, "this parenthesis is never closed");
    assertRefused("a>=1.0.*", 6, ".* is possible only with == and !=");
    assertRefused("a<3, >=1+x", 8, "a local version label");
    assertRefused("a>=latest", 3, "a version is expected after >=");
    assertRefused("a @ ", 4, "a URL is expected");
    assertRefused("a @ file:///x os_name == 'nt'", 14, "is expected after the URL");
    assertRefused("a>=1; python_version > 3", 23, "a marker variable");
  }

  private static void assertRefused(String text, int offset, String message) {
    assertThatThrownBy(() -> Requirement.parse(text))
        .hasMessageContaining(message)
        .asInstanceOf(InstanceOfAssertFactories.type(SyntaxException.class))
        .returns("requirement", SyntaxException::kind)
        .returns(text, SyntaxException::source)
        .returns(offset, SyntaxException::offset);
  }
}
