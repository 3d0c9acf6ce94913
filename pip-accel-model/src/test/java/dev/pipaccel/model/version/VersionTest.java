package dev.pipaccel.model.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.model.SyntaxException;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class VersionTest {
  /// The order of the examples in PEP 440, "Summary of permitted suffixes and relative ordering".
  private static final List<String> ORDERED =
      List.of(
          "1.dev0",
          "1.0.dev456",
          "1.0a1",
          "1.0a2.dev456",
          "1.0a12.dev456",
          "1.0a12",
          "1.0b1.dev456",
          "1.0b2",
          "1.0b2.post345.dev456",
          "1.0b2.post345",
          "1.0rc1.dev456",
          "1.0rc1",
          "1.0",
          "1.0+abc.5",
          "1.0+abc.7",
          "1.0+5",
          "1.0.post456.dev34",
          "1.0.post456",
          "1.0.15",
          "1.1.dev1",
          "1!0.1");

  @Test
  void versionsSortAsInTheStandard() {
    List<Version> shuffled = ORDERED.reversed().stream().map(Version::of).sorted().toList();

    assertThat(shuffled).extracting(Version::toString).isEqualTo(ORDERED);
  }

  @Test
  void localVersionSortsAfterPublic() {
    assertThat(Version.of("1.0+local"))
        .isGreaterThan(Version.of("1.0"))
        .isLessThan(Version.of("1.0.post0.dev0"));
  }

  @Test
  void numbersMayHaveAnyCountOfDigits() {
    String digits = String.join("", Collections.nCopies(50, "1234567890"));
    Version huge = Version.of("1." + digits);

    assertThat(huge).hasToString("1." + digits);
    assertThat(huge).isGreaterThan(Version.of("1." + digits.substring(1)));
    assertThat(huge).isLessThan(Version.of("1." + digits + "0"));
    assertThat(huge).isLessThan(Version.of("2"));
  }

  @Test
  void neighbouringNumbersKeepTheirOrderWhereTheirKeysChangeForm() {
    for (int number : new int[] {0, 8, 9, 98, 99, 100, 199, 999, 1000, 99_999}) {
      assertThat(Version.of("1." + number)).isLessThan(Version.of("1." + (number + 1)));
    }
  }

  @Test
  void missingPartsOfTheReleaseAreZero() {
    Version version = Version.of("3");

    assertThat(version.major()).isEqualTo(3);
    assertThat(version.minor()).isZero();
    assertThat(version.micro()).isZero();
  }

  @Test
  void textThatIsNoVersionIsRefusedWhereItStopsBeingOne() {
    assertRefused("", 0, "a version is expected");
    assertRefused("1.0 beta", 4, "'b' is not possible after 1.0");
    assertRefused("latest", 0, "begins with a digit, not with 'l'");
    assertRefused("1.0+", 3, "'+' is not possible");
    assertRefused("1..0", 1, "'.' is not possible after 1");
    assertRefused("1.0-ubuntu1", 3, "'-' is not possible");
    assertRefused("１.0", 0, "not with '１'");
  }

  private static void assertRefused(String text, int offset, String message) {
    assertThat(Version.tryParse(text)).isEmpty();
    assertThatThrownBy(() -> Version.parse(text))
        .hasMessageContaining(message)
        .asInstanceOf(InstanceOfAssertFactories.type(SyntaxException.class))
        .returns("version", SyntaxException::kind)
        .returns(text, SyntaxException::source)
        .returns(offset, SyntaxException::offset);
  }
}
