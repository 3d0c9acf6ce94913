package dev.pipaccel.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.error.ConfigurationException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class S3PlaceTest {
  private static String url(String place, Map<String, String> settings, String region)
      throws ConfigurationException {
    S3Place found = S3Place.of(place, settings, Map.of(), region);
    return found.url(found.prefix() + "k");
  }

  @Test
  void bucketOfAwsIsPartOfTheHost() throws Exception {
    assertThat(url("s3://farm/a b", Map.of(), "eu-west-1"))
        .isEqualTo("https://farm.s3.eu-west-1.amazonaws.com/a%20b/k");
    assertThat(url("s3://farm", Map.of(), "cn-north-1"))
        .isEqualTo("https://farm.s3.cn-north-1.amazonaws.com.cn/k");
    assertThat(url("s3://farm", Map.of("url", "https://s3.amazonaws.com"), "us-east-1"))
        .isEqualTo("https://farm.s3.amazonaws.com/k");
  }

  @Test
  void bucketWithDotsIsPartOfThePath() throws Exception {
    assertThat(url("s3://farm.example", Map.of(), "us-east-1"))
        .isEqualTo("https://s3.us-east-1.amazonaws.com/farm.example/k");
  }

  @Test
  void bucketOfAnotherServerIsPartOfThePath() throws Exception {
    assertThat(url("s3://farm", Map.of("url", "http://store.example:7070"), "r"))
        .isEqualTo("http://store.example:7070/farm/k");
    assertThat(
            S3Place.of("s3://farm", Map.of(), Map.of("AWS_ENDPOINT_URL", "http://e.example"), "r")
                .url("k"))
        .isEqualTo("http://e.example/farm/k");
  }

  @Test
  void addressingCanBeChosen() throws Exception {
    assertThat(
            url("s3://farm", Map.of("url", "http://store.example/", "addressing", "virtual"), "r"))
        .isEqualTo("http://farm.store.example/k");
    assertThat(url("s3://farm", Map.of("addressing", "path"), "r"))
        .isEqualTo("https://s3.r.amazonaws.com/farm/k");
  }

  @Test
  void whatNamesNoBucketIsRefused() {
    assertThatThrownBy(() -> url("s3:///a", Map.of(), "r"))
        .isInstanceOf(ConfigurationException.class);
    assertThatThrownBy(() -> url("s3://farm/a", Map.of("url", "store.example"), "r"))
        .isInstanceOf(ConfigurationException.class);
  }
}
