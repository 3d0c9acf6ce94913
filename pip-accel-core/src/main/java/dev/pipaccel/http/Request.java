package dev.pipaccel.http;

import dev.pipaccel.url.Url;

/// A request as its caller sees it; host, connection, authentication and user agent are added on
/// the way.
///
/// @param method `GET`, `HEAD` or `POST`
/// @param url an `http` or `https` URL; user name and password in it are used, not sent as part of
///   it
/// @param headers further fields
/// @param decoded whether a compressed body may be asked for and is inflated; archives are taken as
///   they come
/// @param body what is sent in UTF-8; empty for none
public record Request(
    String method, Url url, Headers headers, boolean decoded, Lane lane, String body) {

  /// A GET of a page or other text.
  public static Request page(String url) {
    return new Request("GET", Url.parse(url), Headers.none(), true, Lane.METADATA, "");
  }

  /// A GET of bytes exactly as they are stored.
  public static Request file(String url) {
    return new Request("GET", Url.parse(url), Headers.none(), false, Lane.BULK, "");
  }

  /// A HEAD.
  public static Request head(String url) {
    return new Request("HEAD", Url.parse(url), Headers.none(), false, Lane.METADATA, "");
  }

  /// A POST of XML, whose answer is text.
  public static Request xml(String url, String body) {
    Headers headers = Headers.of("Content-Type", "text/xml");
    return new Request("POST", Url.parse(url), headers, true, Lane.METADATA, body);
  }

  /// Returns a copy with this field set.
  public Request with(String name, String value) {
    return new Request(method, url, headers.with(name, value), decoded, lane, body);
  }

  /// Returns a copy in another lane.
  public Request in(Lane other) {
    return new Request(method, url, headers, decoded, other, body);
  }

  Request to(Url other) {
    return new Request(method, other, headers, decoded, lane, body);
  }

  Request without(String name) {
    return new Request(method, url, headers.without(name), decoded, lane, body);
  }
}
