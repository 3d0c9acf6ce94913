package dev.pipaccel.share;

import dev.pipaccel.http.Request;
import dev.pipaccel.http.Response;
import dev.pipaccel.http.Transport;
import dev.pipaccel.http.TransportException;
import dev.pipaccel.share.BackendException.Kind;
import java.util.List;
import java.util.Map;

/// Sends signed requests to an object store. Safe for use by several threads.
final class S3Client implements AutoCloseable {
  private static final String NO_BUCKET = "NoSuchBucket";

  private final S3Signer signer;
  private final Transport transport;

  S3Client(S3Signer signer, Transport transport) {
    this.signer = signer;
    this.transport = transport;
  }

  Response send(Request request) throws BackendException {
    Request signed = request;
    for (Map.Entry<String, List<String>> header : signer.headers(request).entrySet()) {
      signed = signed.with(header.getKey(), String.join(",", header.getValue()));
    }
    try {
      return transport.send(signed);
    } catch (TransportException e) {
      throw HttpAnswers.failure(e);
    }
  }

  /// Sends a request that must succeed, and returns what it was answered.
  XmlAnswer require(Request request) throws BackendException {
    try (Response response = send(request)) {
      if (response.status() != 200) {
        throw refusal(response);
      }
      return XmlAnswer.of(response);
    }
  }

  /// What an answer means that is none. The store's own word, such as `RequestTimeTooSkewed`, tells
  /// more than the status.
  static BackendException refusal(Response response) {
    return refusal(response, code(response));
  }

  /// Requires that there is nothing.
  ///
  /// @param inBucket whether there must be a bucket
  static void requireMissing(Response response, boolean inBucket) throws BackendException {
    String code = code(response);
    if (response.status() != 404 || inBucket && code.equals(NO_BUCKET)) {
      throw refusal(response, code);
    }
  }

  private static BackendException refusal(Response response, String code) {
    BackendException refusal = HttpAnswers.refusal(response);
    Kind kind =
        switch (code) {
          case "SignatureDoesNotMatch",
              "InvalidAccessKeyId",
              "InvalidToken",
              "ExpiredToken",
              "RequestTimeTooSkewed",
              "AuthorizationHeaderMalformed",
              NO_BUCKET ->
              Kind.DENIED;
          default -> refusal.kind();
        };
    String hint =
        kind == Kind.FORBIDDEN ? "; who may not list a bucket is not told what it lacks" : "";
    return new BackendException(
        kind, refusal.getMessage() + (code.isEmpty() ? "" : " (" + code + ")") + hint, null);
  }

  private static String code(Response response) {
    try {
      return XmlAnswer.of(response).text("Code").orElse("");
    } catch (BackendException noBody) {
      return "";
    }
  }

  @Override
  public void close() {
    transport.close();
  }
}
