package dev.pipaccel.share;

import dev.pipaccel.http.Payload;
import dev.pipaccel.http.Request;
import dev.pipaccel.http.Response;
import dev.pipaccel.http.Transport;
import dev.pipaccel.http.TransportException;
import dev.pipaccel.share.BackendException.Kind;
import dev.pipaccel.url.Url;
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
  public Optional<Content> get(StoreKey key) throws BackendException {
    Response response = send(Request.file(url(key)));
    if (response.status() == 200) {
      return Optional.of(new Content(response.body(), response.length(), response::close));
    }
    try (response) {
      requireMissing(response);
      return Optional.empty();
    }
  }

  @Override
  public boolean contains(StoreKey key) throws BackendException {
    try (Response response = send(Request.head(url(key)))) {
      if (response.status() == 200) {
        return true;
      }
      requireMissing(response);
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

  /// Servers of plain files overwrite in spite of the condition; a look before makes that rare.
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
      if (response.status() == 409 || response.status() == 412) {
        return false;
      }
      throw HttpAnswers.refusal(response);
    }
  }

  @Override
  public void delete(StoreKey key) throws BackendException {
    try (Response response = send(Request.delete(url(key)))) {
      if (response.status() / 100 != 2) {
        requireMissing(response);
      }
    }
  }

  @Override
  public void list(StoreKey.Kind kind, Visitor visitor) throws BackendException {
    throw new BackendException(Kind.UNSUPPORTED, "a web server does not list what it has", null);
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

  private static void requireMissing(Response response) throws BackendException {
    if (response.status() != 404 && response.status() != 410) {
      throw HttpAnswers.refusal(response);
    }
  }
}
