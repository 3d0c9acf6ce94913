package dev.pipaccel.model.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.testkit.property.Gen;
import dev.pipaccel.testkit.property.Property;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class PackageNameTest {
  private static final Gen<String> NAMES = Gen.strings("aBz09-_.é", 12);

  @Test
  void normalFormIsAFixedPoint() {
    Property.forAll(
        NAMES,
        name ->
            assertThat(PackageName.of(PackageName.of(name).text()))
                .isEqualTo(PackageName.of(name)));
  }

  @Test
  void normalFormOfAValidNameIsNormalized() {
    Property.forAll(
        NAMES,
        name -> {
          if (PackageName.isValid(name)) {
            assertThat(PackageName.isNormalized(PackageName.parse(name).text())).isTrue();
          } else {
            assertThat(PackageName.isNormalized(name)).isFalse();
          }
        });
  }

  @Test
  void runsOfSeparatorsCountAsOne() {
    assertThat(PackageName.of("Zope._-Interface")).isEqualTo(PackageName.of("zope.interface"));
    assertThat(ExtraName.of("Foo__Bar")).hasToString("foo-bar");
  }

  @Test
  void invalidNameIsRefusedWhereItIsWrong() {
    assertRefused("", 0);
    assertRefused("-a", 0);
    assertRefused("a_", 1);
    assertRefused("a b", 1);
    assertRefused("naïve", 2);
  }

  private static void assertRefused(String name, int offset) {
    assertThatThrownBy(() -> PackageName.parse(name))
        .asInstanceOf(InstanceOfAssertFactories.type(SyntaxException.class))
        .returns(offset, SyntaxException::offset);
  }
}
