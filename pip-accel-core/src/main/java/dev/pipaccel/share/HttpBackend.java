package dev.pipaccel.share;

import dev.pipaccel.http.Payload;
import dev.pipaccel.http.Request;
import dev.pipaccel.http.Response;
import dev.pipaccel.http.Transport;
import dev.pipaccel.http.TransportException;
import dev.pipaccel.share.BackendException.Kind;
import dev.pipaccel.url.Url;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/// A web server that takes PUT, GET and HEAD.
final class HttpBackend implements CacheBackend {
  private final String base;
  private final HttpLayout layout;
  private final Transport transport;

  /// @param url of the folder that everything lies below, possibly with user name and password
  HttpBackend(String url, HttpLayout layout, Transport transport) {
    this.base = url.endsWith("/") ? url : url + "/";
    this.layout = layout;
    this.transport = transport;
  }

  @Override
  public String name() {
    return Url.parse(base).withoutUserInfo().text();
  }

  @Override
  public Optional<Content> get(StoreKey key, long start) throws BackendException {
    return HttpAnswers.content(send(HttpAnswers.rest(url(key), start)), start);
  }

  @Override
  public boolean contains(StoreKey key) throws BackendException {
    try (Response response = send(Request.head(url(key)))) {
      if (response.status() == 200) {
        return true;
      }
      HttpAnswers.requireMissing(response);
      return false;
    }
  }

  @Override
  public void put(StoreKey key, Payload payload) throws BackendException {
    try (Response response = send(Request.sending("PUT", url(key), payload))) {
      if (response.status() / 100 != 2) {
        throw HttpAnswers.refusal(response);
      }
    }
  }

  /// Servers of plain files overwrite in spite of the condition; a look before makes that rare. A
  /// 409 is no other's success: the folder is missing (RFC 4918, 9.7.1).
  @Override
  public boolean putIfAbsent(StoreKey key, Payload payload) throws BackendException {
    if (key.kind() == StoreKey.Kind.LEASE && layout == HttpLayout.BAZEL) {
      throw new BackendException(Kind.UNSUPPORTED, "nothing can be deleted there", null);
    }
    if (contains(key)) {
      return false;
    }
    Request request = Request.sending("PUT", url(key), payload).with("If-None-Match", "*");
    try (Response response = send(request)) {
      if (response.status() / 100 == 2) {
        return true;
      }
      if (response.status() == 412) {
        return false;
      }
      throw HttpAnswers.refusal(response);
    }
  }

  @Override
  public void delete(StoreKey key) throws BackendException {
    try (Response response = send(Request.delete(url(key)))) {
      if (response.status() / 100 != 2) {
        HttpAnswers.requireMissing(response);
      }
    }
  }

  @Override
  public void list(StoreKey.Kind kind, Visitor visitor) throws BackendException {
    if (layout == HttpLayout.BAZEL) {
      throw new BackendException(Kind.UNSUPPORTED, "it does not list what it has", null);
    }
    String folder = base + kind.folder() + "/";
    for (String shard : names(folder)) {
      if (shard.length() == 2) {
        for (XmlAnswer entry : entries(folder + shard + "/")) {
          visit(kind, entry, visitor);
        }
      }
    }
  }

  private List<String> names(String folder) throws BackendException {
    return entries(folder).stream().map(HttpBackend::name).toList();
  }

  private List<XmlAnswer> entries(String folder) throws BackendException {
    try (Response response = send(Request.listing(folder))) {
      if (response.status() == 207) {
        return XmlAnswer.of(response).all("response");
      }
      HttpAnswers.requireMissing(response);
      return List.of();
    }
  }

  private static String name(XmlAnswer entry) {
    String path = entry.text("href").orElse("");
    String whole = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return whole.substring(whole.lastIndexOf('/') + 1);
  }

  private static void visit(StoreKey.Kind kind, XmlAnswer entry, Visitor visitor)
      throws BackendException {
    String name = name(entry);
    if (!StoreKey.isDigest(name)) {
      return;
    }
    try {
      visitor.visit(
          new StoreKey(kind, name),
          Long.parseLong(entry.text("getcontentlength").orElse("")),
          ZonedDateTime.parse(
                  entry.text("getlastmodified").orElse(""), DateTimeFormatter.RFC_1123_DATE_TIME)
              .toInstant());
    } catch (NumberFormatException | DateTimeException e) {
      throw new BackendException(Kind.BROKEN, "its listing cannot be read", e);
    }
  }

  @Override
  public boolean createsExclusively() {
    return false;
  }

  @Override
  public void close() {
    transport.close();
  }

  private String url(StoreKey key) {
    return base + layout.path(key);
  }

  private Response send(Request request) throws BackendException {
    try {
      return transport.send(request);
    } catch (TransportException e) {
      throw HttpAnswers.failure(e);
    }
  }
}
