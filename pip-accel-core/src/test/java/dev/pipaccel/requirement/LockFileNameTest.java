package dev.pipaccel.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockFileNameTest {
  @ParameterizedTest
  @CsvSource({
    "pylock.toml,true",
    "a/pylock.dev.toml,true",
    "https://h.example/pylock.toml,true",
    "pylock.toml[a],true",
    "pylock.a.b.toml,false",
    "pylock..toml,false",
    "xpylock.toml,false",
    "pylock.txt,false",
    "pylocktoml,false",
    "requirements.txt,false"
  })
  void lockFilesAreToldByName(String place, boolean lock) {
    assertThat(LockFileName.matches(place)).isEqualTo(lock);
  }
}
