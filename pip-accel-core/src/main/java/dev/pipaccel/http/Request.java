package dev.pipaccel.http;

import dev.pipaccel.url.Url;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A request as its caller sees it; host, connection, authentication and user agent are added on
/// the way.
///
/// @param method `GET`, `HEAD`, `PUT`, `POST`, `DELETE` or `PROPFIND`
/// @param url an `http` or `https` URL; user name and password in it are used, not sent as part of
///   it
/// @param headers further fields
/// @param decoded whether a compressed body may be asked for and is inflated; archives are taken as
///   they come
/// @param payload what is sent along
public record Request(
    String method,
    Url url,
    Headers headers,
    boolean decoded,
    Lane lane,
    Optional<Payload> payload) {

  /// A GET of a page or other text.
  public static Request page(String url) {
    return new Request(
        "GET", Url.parse(url), Headers.none(), true, Lane.METADATA, Optional.empty());
  }

  /// A GET of bytes exactly as they are stored.
  public static Request file(String url) {
    return new Request("GET", Url.parse(url), Headers.none(), false, Lane.BULK, Optional.empty());
  }

  /// A HEAD.
  public static Request head(String url) {
    return new Request(
        "HEAD", Url.parse(url), Headers.none(), false, Lane.METADATA, Optional.empty());
  }

  /// A POST of XML, whose answer is text.
  public static Request xml(String url, String body) {
    return new Request(
        "POST",
        Url.parse(url),
        Headers.of("Content-Type", "text/xml"),
        true,
        Lane.METADATA,
        Optional.of(Payload.of(body.getBytes(StandardCharsets.UTF_8))));
  }

  /// A request that stores something, in the lane of bulk.
  public static Request sending(String method, String url, Payload payload) {
    return new Request(
        method, Url.parse(url), Headers.none(), false, Lane.BULK, Optional.of(payload));
  }

  /// A DELETE.
  public static Request delete(String url) {
    return new Request(
        "DELETE", Url.parse(url), Headers.none(), false, Lane.METADATA, Optional.empty());
  }

  /// Asks a WebDAV server (RFC 4918) what lies directly in a folder.
  public static Request listing(String url) {
    return new Request(
        "PROPFIND",
        Url.parse(url),
        Headers.of("Depth", "1"),
        true,
        Lane.METADATA,
        Optional.of(Payload.of(new byte[0])));
  }

  /// Returns a copy with this field set.
  public Request with(String name, String value) {
    return new Request(method, url, headers.with(name, value), decoded, lane, payload);
  }

  /// Returns a copy in another lane.
  public Request in(Lane other) {
    return new Request(method, url, headers, decoded, other, payload);
  }

  Request to(Url other) {
    return new Request(method, other, headers, decoded, lane, payload);
  }

  Request without(String name) {
    return new Request(method, url, headers.without(name), decoded, lane, payload);
  }
}
