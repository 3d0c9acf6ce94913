package dev.pipaccel.model.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.model.SyntaxException;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class SpecifierSetTest {
  @Test
  void arbitraryEqualityComparesTexts() throws SyntaxException {
    SpecifierSet set = SpecifierSet.parse("===1.0+Abc");

    assertThat(set.contains("1.0+aBC", Prereleases.IF_NEEDED)).isTrue();
    assertThat(set.contains("1.0.0+abc", Prereleases.IF_NEEDED)).isFalse();
    assertThat(set.contains(Version.of("1.0+ABC"))).isTrue();
    assertThat(SpecifierSet.parse("===foobar").contains("foobar", Prereleases.EXCLUDED)).isTrue();
  }

  @Test
  void pinsAreEqualitiesWithoutWildcard() throws SyntaxException {
    assertThat(SpecifierSet.parse("==1.0").isPinned()).isTrue();
    assertThat(SpecifierSet.parse(">=1,===1.0").isPinned()).isTrue();
    assertThat(SpecifierSet.parse("==1.*").isPinned()).isFalse();
    assertThat(SpecifierSet.parse(">=1,<=1").isPinned()).isFalse();
  }

  @Test
  void repetitionsInOtherWordsAreLeftOut() throws SyntaxException {
    SpecifierSet set = SpecifierSet.parse(" ==1.0.0 , == 1.0,,~=1.0,~=1.0.0");

    assertThat(set.specifiers())
        .extracting(Specifier::toString)
        .isEqualTo(List.of("==1.0", "~=1.0", "~=1.0.0"));
  }

  @Test
  void prereleaseIsNamedByAnyOperatorButInequality() throws SyntaxException {
    assertThat(SpecifierSet.parse(">=1.0a1").namesPrerelease()).isTrue();
    assertThat(SpecifierSet.parse("<2.dev1,>1").namesPrerelease()).isTrue();
    assertThat(SpecifierSet.parse("!=1.0a1").namesPrerelease()).isFalse();
    assertThat(SpecifierSet.parse("==1.0.*").namesPrerelease()).isFalse();
  }

  @Test
  void errorsSayWhatIsWrongAndWhere() {
    assertRefused(">=1.0.*", 5, ".* is possible only with == and !=");
    assertRefused("<3, ==1.0a1.*", 11, ".* is possible only after a release");
    assertRefused(">=1.0+local", 5, "a local version label is possible only with == and !=");
    assertRefused("~=1", 2, "at least two numbers");
    assertRefused("1.0", 0, "one of the operators");
    assertRefused(">= ", 3, "a version is expected after >=");
    assertRefused("==1.0 2.0", 5, "' ' is not possible after ==1.0");
    assertRefused("===1 2", 4, "no white space");
  }

  private static void assertRefused(String text, int offset, String message) {
    assertThatThrownBy(() -> SpecifierSet.parse(text))
        .hasMessageContaining(message)
        .asInstanceOf(InstanceOfAssertFactories.type(SyntaxException.class))
        .returns("version specifier", SyntaxException::kind)
        .returns(text, SyntaxException::source)
        .returns(offset, SyntaxException::offset);
  }
}
