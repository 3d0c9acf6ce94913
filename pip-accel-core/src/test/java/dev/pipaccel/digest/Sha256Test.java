package dev.pipaccel.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class Sha256Test {
  private static final long MUCH = 1 << 30;

  @Test
  void littleIsDigestedByJava() {
    assertThat(Sha256.engine()).isNotInstanceOf(SystemSha256.class);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void muchIsDigestedByTheSystem() {
    assertThat(Sha256.engine(MUCH)).isInstanceOf(SystemSha256.class);
  }

  @Test
  void bothGiveTheSameForPiecesOfAnyLength() {
    var random = new Random(7);
    MessageDigest much = Sha256.engine(MUCH);
    MessageDigest little = Sha256.engine();
    for (int round = 0; round < 20; round++) {
      for (int piece = 0; piece < round; piece++) {
        byte[] bytes = new byte[1 + random.nextInt(200_000)];
        random.nextBytes(bytes);
        int offset = random.nextInt(bytes.length);
        much.update(bytes, offset, bytes.length - offset);
        little.update(bytes, offset, bytes.length - offset);
        much.update(bytes[0]);
        little.update(bytes[0]);
      }
      assertThat(much.digest()).as("round " + round).isEqualTo(little.digest());
    }
  }

  @Test
  void resetForgetsWhatCame() {
    MessageDigest digest = Sha256.engine(MUCH);
    digest.update((byte) 1);
    digest.reset();

    assertThat(digest.digest()).isEqualTo(Sha256.engine().digest());
  }
}
