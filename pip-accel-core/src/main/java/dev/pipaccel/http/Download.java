package dev.pipaccel.http;

import dev.pipaccel.error.IndexException;
import dev.pipaccel.fs.PendingFile;
import dev.pipaccel.http.TransportException.Kind;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// One download and how far it has come.
final class Download {
  private static final int BUFFER = 128 * 1024;

  private final Link link;
  private final PendingFile file;
  private final FileDigests digests;
  private final Report.Activity activity;
  private final Report report;
  private long received;
  private OptionalLong total = OptionalLong.empty();
  private Optional<String> validator = Optional.empty();

  Download(
      Link link, PendingFile file, FileDigests digests, Report.Activity activity, Report report) {
    this.link = link;
    this.file = file;
    this.digests = digests;
    this.activity = activity;
    this.report = report;
  }

  /// Returns the number of bytes that have arrived.
  long received() {
    return received;
  }

  /// Fetches the file; a connection that breaks is followed by a request for the rest.
  void fetch(Transport transport, int resumeRetries) throws IOException, IndexException {
    @Nullable TransportException broken = null;
    for (int attempt = 0; attempt <= resumeRetries; attempt++) {
      if (attempt > 0) {
        report.warn(
            "Attempting to resume incomplete download of %s (%s, attempt %d)"
                .formatted(link.filename(), progress(), attempt));
      }
      try (Response response = transport.send(request())) {
        begin(response);
        take(response.body());
        return;
      } catch (TransportException e) {
        // Failing to connect has been tried again already; only what broke off is worth going on.
        if (attempt == 0 && received == 0 && total.isEmpty() || !e.isRetryable()) {
          throw e;
        }
        broken = e;
      }
    }
    throw new IndexException(
        "Download failed because not enough bytes were received (%s) from %s"
            .formatted(progress(), link.redacted()),
        null,
        "Consider raising --resume-retries to enable download resumption",
        broken);
  }

  /// Takes all bytes of a stream.
  void take(InputStream content) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
      file.output().write(buffer, 0, count);
      digests.update(buffer, 0, count);
      received += count;
      activity.advance(count);
    }
  }

  private Request request() {
    Request whole = Request.file(link.urlWithoutFragment());
    if (received == 0) {
      return whole;
    }
    Request rest = whole.with("Range", "bytes=" + received + "-");
    return validator.isPresent() ? rest.with("If-Range", validator.get()) : rest;
  }

  private void begin(Response response) throws IOException, IndexException {
    if (response.status() == 206 && received > 0) {
      if (!startsAt(response, received)) {
        throw new IndexException("The rest of " + link.redacted() + " begins at a wrong place");
      }
      return;
    }
    if (response.status() != 200) {
      throw new IndexException(
          "HTTP error %d while getting %s".formatted(response.status(), link.redacted()),
          response.failure(),
          null,
          null);
    }
    activity.advance(-received);
    received = 0;
    file.restart();
    digests.reset();
    total = response.length();
    validator =
        response
            .headers()
            .first("ETag")
            .filter(tag -> !tag.startsWith("W/"))
            .or(() -> response.headers().first("Last-Modified"));
  }

  private static boolean startsAt(Response response, long position) throws TransportException {
    String range = response.headers().first("Content-Range").orElse("").strip();
    if (range.isEmpty()) {
      throw new TransportException(Kind.PROTOCOL, "a partial answer without its range", null);
    }
    return range.regionMatches(true, 0, "bytes " + position + "-", 0, 7 + (position + "").length());
  }

  private String progress() {
    return received + " of " + (total.isPresent() ? total.getAsLong() + "" : "?") + " bytes";
  }
}
