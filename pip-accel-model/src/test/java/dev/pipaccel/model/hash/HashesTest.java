package dev.pipaccel.model.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.model.SyntaxException;
import java.util.List;
import org.junit.jupiter.api.Test;

class HashesTest {
  private static final Hash ONE = new Hash("sha256", "11");
  private static final Hash TWO = new Hash("sha256", "22");
  private static final Hash OTHER = new Hash("sha512", "33");

  @Test
  void formsOfRequirementsUrlsAndRecordsAreRead() throws SyntaxException {
    assertThat(Hash.parse("SHA256:AB12")).isEqualTo(new Hash("sha256", "ab12"));
    assertThat(Hash.parse("md5=00")).isEqualTo(new Hash("md5", "00"));
    assertThat(Hash.parseRecord("sha256=-_8")).isEqualTo(new Hash("sha256", "fbff"));
    assertThat(Hash.parseRecord("sha256=-_8=")).isEqualTo(new Hash("sha256", "fbff"));
    assertThat(new Hash("sha256", "fbff").toRecord()).isEqualTo("sha256=-_8");
    assertThat(ONE).hasToString("sha256:11");
  }

  @Test
  void malformedHashesAreRefused() {
    for (String text : List.of("", "sha256", "sha256:", ":ab", "=")) {
      assertThatThrownBy(() -> Hash.parse(text)).isInstanceOf(SyntaxException.class);
    }
    assertThatThrownBy(() -> Hash.parseRecord("sha256=!")).isInstanceOf(SyntaxException.class);
  }

  @Test
  void onlySha2From256UpwardIsStrong() {
    assertThat(ONE.isStrong()).isTrue();
    assertThat(new Hash("md5", "1").isStrong()).isFalse();
    assertThat(new Hash("sha224", "1").isStrong()).isFalse();
    assertThat(Hash.isSupported("sha224")).isTrue();
    assertThat(Hash.isSupported("blake2b")).isFalse();
  }

  @Test
  void oneMatchIsEnough() {
    Hashes hashes = Hashes.of(List.of(ONE, OTHER));

    assertThat(hashes.isAllowed(ONE)).isTrue();
    assertThat(hashes.isAnyAllowed(List.of(TWO, OTHER))).isTrue();
    assertThat(hashes.isAnyAllowed(List.of(TWO))).isFalse();
    assertThat(hashes.algorithms()).containsExactlyInAnyOrder("sha256", "sha512");
  }

  @Test
  void nothingNamedIsNothingAllowed() {
    assertThat(Hashes.none().isAllowed(ONE)).isFalse();
    assertThat(Hashes.none().isEmpty()).isTrue();
  }

  @Test
  void intersectionKeepsWhatBothName() {
    Hashes both = Hashes.of(List.of(ONE, TWO));

    assertThat(both.and(Hashes.of(List.of(TWO, OTHER)))).isEqualTo(Hashes.of(List.of(TWO)));
    assertThat(both.and(Hashes.none())).isEqualTo(both);
    assertThat(Hashes.none().and(both)).isEqualTo(both);
  }

  @Test
  void emptyIntersectionAllowsNothingButIsStillALimit() {
    Hashes disjoint = Hashes.of(List.of(ONE)).and(Hashes.of(List.of(TWO)));

    assertThat(disjoint.isEmpty()).isFalse();
    assertThat(disjoint.count()).isZero();
    assertThat(disjoint.isAllowed(ONE)).isFalse();
  }
}
