package dev.pipaccel.share;

import dev.pipaccel.http.Payload;
import dev.pipaccel.http.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/// Signs requests for an object store (AWS Signature Version 4), by AWS's own library. Loaded only
/// where there is one. Safe for use by several threads.
final class S3Signer {
  private final S3Credentials credentials;
  private final String region;
  private final Clock clock;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  S3Signer(S3Credentials credentials, String region) {
    this(credentials, region, Clock.systemUTC());
  }

  /// @param clock by which the store judges whether a request is of now
  S3Signer(S3Credentials credentials, String region, Clock clock) {
    this.credentials = credentials;
    this.region = region;
    this.clock = clock;
  }

  /// Returns the fields that a request needs beyond its own.
  Map<String, List<String>> headers(Request request) throws BackendException {
    Optional<AwsCredentials> identity = credentials.current();
    if (identity.isEmpty()) {
      return Map.of();
    }
    try (var payload = new Source(request.payload())) {
      SignedRequest signed =
          signer.sign(to -> {
            to.identity(identity.get())
                .request(unsigned(request))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(HttpSigner.SIGNING_CLOCK, clock)
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, true);
            request.payload().ifPresent(_ -> to.payload(payload));
          });
      Map<String, List<String>> headers = new TreeMap<>(signed.request().headers());
      headers
          .keySet()
          .removeIf(name -> {
            String lower = name.toLowerCase(Locale.ROOT);
            return lower.equals("host") || lower.equals("content-length");
          });
      return headers;
    } catch (IOException | UncheckedIOException e) {
      throw new BackendException(
          BackendException.Kind.BROKEN, "what is to be stored cannot be read", e);
    }
  }

  /// What is signed. The library reads it to its end and leaves it open.
  private static final class Source implements ContentStreamProvider, AutoCloseable {
    private final Optional<Payload> payload;
    private final List<InputStream> opened = new ArrayList<>();

    Source(Optional<Payload> payload) {
      this.payload = payload;
    }

    @Override
    public InputStream newStream() {
      try {
        InputStream stream = payload.orElseThrow().source().open();
        opened.add(stream);
        return stream;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      for (InputStream stream : opened) {
        stream.close();
      }
    }
  }

  private static SdkHttpRequest unsigned(Request request) {
    URI uri = URI.create(request.url().text());
    SdkHttpRequest.Builder builder =
        SdkHttpRequest.builder()
            .uri(uri)
            .encodedPath(uri.getRawPath())
            .method(SdkHttpMethod.fromValue(request.method()));
    request
        .headers()
        .first("If-None-Match")
        .ifPresent(value -> builder.putHeader("If-None-Match", value));
    return builder.build();
  }

  static String encode(String text) {
    return SdkHttpUtils.urlEncode(text);
  }

  static String encodePath(String key) {
    return SdkHttpUtils.urlEncodeIgnoreSlashes(key);
  }
}
