package dev.pipaccel.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.error.ConfigurationException;
import dev.pipaccel.report.RecordingReport;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackendOpenerTest {
  private static CacheBackend open(String place) throws Exception {
    return S3Engine.open(place, Map.of(), Map.of(), new RecordingReport());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://user:secret@cache.example/farm",
        "bazel+https://user:secret@cache.example/farm",
        "s3://user:secret@farm/farm"
      })
  void placeIsShownWithoutCredentials(String place) throws Exception {
    assertThat(BackendOpener.shown(place)).endsWith("/farm").doesNotContain("secret");
    try (CacheBackend backend = open(place)) {
      assertThat(backend.name()).contains("farm").doesNotContain("secret");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://user:secret@cache.example/farm",
        "file://user:secret@cache.example/farm",
        "s3://user:secret@a,b/farm",
        "s3://user:secret@/farm"
      })
  void placeThatIsNoneIsToldWithoutCredentials(String place) {
    assertThatThrownBy(() -> open(place))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(place.substring(0, place.indexOf(':')))
        .hasMessageNotContaining("secret");
  }
}
