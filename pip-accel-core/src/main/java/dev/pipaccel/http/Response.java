package dev.pipaccel.http;

import dev.pipaccel.url.Url;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/// The answer to a request. Closing it gives its connection back; an unread rest of the body is
/// read if it is small.
public final class Response implements AutoCloseable {
  private final Url url;
  private final ResponseHead head;
  private final InputStream body;
  private final Runnable release;

  Response(Url url, ResponseHead head, InputStream body, Runnable release) {
    this.url = url;
    this.head = head;
    this.body = body;
    this.release = release;
  }

  /// Returns the URL that answered, after all redirects, without credentials.
  public Url url() {
    return url;
  }

  ResponseHead head() {
    return head;
  }

  /// Returns the status code, 200 to 599.
  public int status() {
    return head.status();
  }

  /// Returns the reason phrase, possibly empty.
  public String reason() {
    return head.reason();
  }

  /// Returns the header.
  public Headers headers() {
    return head.headers();
  }

  /// Returns the length in bytes that the header announces; that of the part for a partial answer.
  public OptionalLong length() {
    return head.contentLength();
  }

  /// Returns the body, which can be read once. Reading fails with a [TransportException] if the
  /// connection breaks or falls silent.
  public InputStream body() {
    return body;
  }

  /// Reads the whole body.
  ///
  /// @param limit the greatest length in bytes that is believed
  /// @throws TransportException if the body is longer, or breaks off
  public byte[] readAll(int limit) throws TransportException {
    try {
      byte[] bytes = body.readNBytes(limit);
      if (bytes.length == limit && body.read() >= 0) {
        throw new TransportException(
            TransportException.Kind.PROTOCOL, "more than " + limit + " bytes from " + url, null);
      }
      return bytes;
    } catch (TransportException e) {
      throw e;
    } catch (IOException e) {
      throw new TransportException(
          TransportException.Kind.PROTOCOL, "unreadable answer from " + url + ": " + e, e);
    }
  }

  /// Describes a refusal in the words of pip: `404 Client Error: Not Found for url: …`.
  public String failure() {
    String side = status() < 500 ? "Client" : "Server";
    return status() + " " + side + " Error: " + reason() + " for url: " + url.redacted();
  }

  @Override
  public void close() {
    release.run();
  }
}
