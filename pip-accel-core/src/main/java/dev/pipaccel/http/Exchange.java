package dev.pipaccel.http;

import dev.pipaccel.http.TransportException.Kind;
import dev.pipaccel.url.Url;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.IDN;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;

/// Sends one request over one connection and reads the head of its answer; knows no redirects and
/// tries nothing again, but for a kept connection that the server has closed meanwhile. Safe for
/// use by several threads.
final class Exchange {
  private final Connector connector;
  private final ProxyRules proxies;
  private final String userAgent;
  private final ConnectionPool pool = new ConnectionPool();
  private final Map<String, HostGate> gates = new ConcurrentHashMap<>();

  Exchange(Connector connector, ProxyRules proxies, String userAgent) {
    this.connector = connector;
    this.proxies = proxies;
    this.userAgent = userAgent;
  }

  HostGate gate(Url url) {
    return gates.computeIfAbsent(url.origin(), _ -> new HostGate(url.scheme().equals("https")));
  }

  void close() {
    pool.close();
  }

  /// Sends a request with these credentials or none.
  Response send(Request request, Optional<String> authorization) throws TransportException {
    Route route = route(request.url());
    HostGate gate = gate(request.url());
    try {
      gate.enter(request.lane());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException(Kind.INTERRUPTED, "interrupted", e);
    }
    boolean answered = false;
    try {
      Response response = exchange(request, route, header(request, route, authorization), gate);
      answered = true;
      return response;
    } finally {
      if (!answered) {
        gate.leave(request.lane());
      }
    }
  }

  private Response exchange(Request request, Route route, Headers header, HostGate gate)
      throws TransportException {
    Optional<Connection> kept = pool.take(route);
    if (kept.isPresent()) {
      try {
        return exchange(request, kept.get(), header, gate);
      } catch (TransportException e) {
        // The server has closed it while nobody looked; the request was not answered.
        if (e.kind() != Kind.TRUNCATED) {
          throw e;
        }
      }
    }
    return exchange(request, connector.open(route), header, gate);
  }

  private Response exchange(Request request, Connection connection, Headers header, HostGate gate)
      throws TransportException {
    try {
      connection.send(request.method(), target(request.url(), connection.route()), header);
      ResponseHead head = answerTo(request, connection);
      Body body = connection.body(head, request.method());
      var release = new Release(connection, head, body, gate, request.lane(), pool);
      InputStream decoded = request.decoded() ? decoded(head, body) : body;
      return new Response(request.url().withoutUserInfo(), head, decoded, release);
    } catch (IOException e) {
      connection.close();
      throw Faults.broken(connection.route().host(), e);
    }
  }

  /// A server may refuse what it has not wholly read, and end the connection: its answer counts.
  private static ResponseHead answerTo(Request request, Connection connection) throws IOException {
    if (request.payload().isEmpty()) {
      return connection.head();
    }
    try {
      connection.send(request.payload().get());
    } catch (TransportException e) {
      try {
        return connection.head();
      } catch (IOException noAnswer) {
        throw e;
      }
    }
    return connection.head();
  }

  private Headers header(Request request, Route route, Optional<String> authorization) {
    Headers header =
        Headers.of("Host", route.authority())
            .with("User-Agent", userAgent)
            .with("Accept", "*/*")
            .with("Accept-Encoding", request.decoded() ? "gzip" : "identity")
            .with("Connection", "keep-alive");
    if (request.payload().isPresent()) {
      header = header.with("Content-Length", Long.toString(request.payload().get().length()));
    }
    for (Headers.Field field : request.headers().fields()) {
      header = header.with(field.name(), field.value());
    }
    if (authorization.isPresent()) {
      header = header.with("Authorization", authorization.get());
    }
    if (route.isForwarded()) {
      Optional<String> own = route.proxy().flatMap(Route.Proxy::authorization);
      header = own.isPresent() ? header.with("Proxy-Authorization", own.get()) : header;
    }
    return header;
  }

  private Route route(Url url) throws TransportException {
    int port = url.port();
    if (!url.isHttp() || url.host().isEmpty() || port < 0) {
      throw new TransportException(
          Kind.UNUSABLE, "no http or https URL with a host: " + url.redacted(), null);
    }
    return new Route(url.scheme(), asciiHost(url), port, proxies.proxy(url));
  }

  /// Returns the host as DNS knows it (RFC 5890).
  private static String asciiHost(Url url) throws TransportException {
    String host = url.host();
    if (host.chars().allMatch(c -> c < 0x80)) {
      return host;
    }
    try {
      return IDN.toASCII(host).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw new TransportException(Kind.UNUSABLE, "no host name: " + host, e);
    }
  }

  private static String target(Url url, Route route) {
    String path = url.path().isEmpty() ? "/" : url.path();
    String query = url.parts().query();
    String whole = query.isEmpty() ? path : path + "?" + query;
    String target = RequestTarget.encode(whole);
    return route.isForwarded() ? "http://" + route.authority() + target : target;
  }

  private static InputStream decoded(ResponseHead head, Body body) throws IOException {
    String coding = head.headers().first("Content-Encoding").orElse("").strip();
    return switch (coding.toLowerCase(Locale.ROOT)) {
      case "", "identity" -> body;
      case "gzip", "x-gzip" -> {
        var peeked = new PushbackInputStream(body, 1);
        int first = peeked.read();
        if (first < 0) {
          yield body;
        }
        peeked.unread(first);
        yield new GZIPInputStream(peeked, 16 * 1024);
      }
      default ->
          throw new TransportException(
              Kind.PROTOCOL, "the answer has an unknown coding: " + coding, null);
    };
  }
}
