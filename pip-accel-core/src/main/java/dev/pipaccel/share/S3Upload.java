package dev.pipaccel.share;

import dev.pipaccel.http.Payload;
import dev.pipaccel.http.Request;
import dev.pipaccel.http.Response;
import dev.pipaccel.share.BackendException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Stores something big in an object store in several requests. Nobody sees it before its last part
/// is there; what was begun and fails is taken back.
final class S3Upload {
  /// The protocol's limit.
  private static final int MOST_PARTS = 10_000;

  private final S3Client client;
  private final String url;
  private final String upload;

  private S3Upload(S3Client client, String url, String upload) {
    this.client = client;
    this.url = url;
    this.upload = "uploadId=" + S3Signer.encode(upload);
  }

  /// @param part the usual size of a part in bytes
  static void put(S3Client client, String url, Payload payload, long part) throws BackendException {
    var upload = new S3Upload(client, url, begin(client, url));
    boolean done = false;
    try {
      upload.finish(upload.parts(payload, Math.max(part, payload.length() / MOST_PARTS + 1)));
      done = true;
    } finally {
      if (!done) {
        upload.abort();
      }
    }
  }

  private static String begin(S3Client client, String url) throws BackendException {
    return client
        .require(Request.sending("POST", url + "?uploads", Payload.of(new byte[0])))
        .text("UploadId")
        .orElseThrow(() -> new BackendException(Kind.BROKEN, "it names no upload", null));
  }

  /// Returns the list of all parts.
  private String parts(Payload payload, long size) throws BackendException {
    var parts = new StringBuilder("<CompleteMultipartUpload>");
    int number = 1;
    for (long start = 0; start < payload.length(); start += size) {
      Payload part = payload.part(start, Math.min(size, payload.length() - start));
      String target = url + "?partNumber=" + number + "&" + upload;
      try (Response response = client.send(Request.sending("PUT", target, part))) {
        if (response.status() != 200) {
          throw S3Client.refusal(response);
        }
        parts.append(
            "<Part><PartNumber>%d</PartNumber><ETag>%s</ETag></Part>"
                .formatted(number, response.headers().first("ETag").orElse("")));
      }
      number++;
    }
    return parts.append("</CompleteMultipartUpload>").toString();
  }

  /// The answer may begin before the work is done, so that it says what failed in its body.
  private void finish(String parts) throws BackendException {
    Payload list = Payload.of(parts.getBytes(StandardCharsets.UTF_8));
    Request request =
        Request.sending("POST", url + "?" + upload, list).with("Content-Type", "application/xml");
    Optional<String> code = client.require(request).text("Code");
    if (code.isPresent()) {
      throw new BackendException(
          Kind.BROKEN, "it could not join the parts (" + code.get() + ")", null);
    }
  }

  private void abort() {
    try (Response _ = client.send(Request.delete(url + "?" + upload))) {
      return;
    } catch (BackendException e) {
      // The failure that led here is told; buckets have rules that remove what was left.
      return;
    }
  }
}
