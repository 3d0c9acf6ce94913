package dev.pipaccel.http;

import dev.pipaccel.http.TransportException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Opens connections: finds the address, connects, makes a tunnel through a proxy, starts TLS.
final class Connector {
  private final int connectMillis;
  private final int timeoutMillis;
  private final TlsSockets tls;

  /// A connector whose connections fall silent for at most `timeout`, zero meaning for ever.
  Connector(Duration timeout, TlsSockets tls) {
    this(timeout, timeout, tls);
  }

  /// A connector that waits at most `connecting` for a server to be there.
  Connector(Duration connecting, Duration timeout, TlsSockets tls) {
    this.connectMillis = millis(connecting);
    this.timeoutMillis = millis(timeout);
    this.tls = tls;
  }

  private static int millis(Duration duration) {
    return (int) Math.min(Integer.MAX_VALUE, duration.toMillis());
  }

  Connection open(Route route) throws TransportException {
    try {
      try {
        return openOnce(route);
      } catch (TlsSockets.OfferRefusedException e) {
        return openOnce(route);
      }
    } catch (IOException e) {
      throw Faults.connecting(route.host(), e);
    }
  }

  private Connection openOnce(Route route) throws IOException {
    Socket socket =
        route.proxy().isPresent()
            ? connect(route, route.proxy().get())
            : connect(route.host(), route.port());
    if (!route.isSecure()) {
      return new Connection(route, socket);
    }
    return new Connection(route, secure(route.host(), route.port(), socket));
  }

  private Socket connect(Route route, Route.Proxy proxy) throws IOException {
    String host = proxy.url().host();
    try {
      Socket socket = connect(host, proxy.port());
      if (proxy.url().scheme().equals("https")) {
        socket = secure(host, proxy.port(), socket);
      }
      if (route.isSecure()) {
        tunnel(route, proxy, socket);
      }
      return socket;
    } catch (TransportException e) {
      if (e.kind() != Kind.UNREACHABLE) {
        throw e;
      }
      throw new TransportException(Kind.PROXY, "the proxy " + proxy + ": " + e.getMessage(), e);
    }
  }

  private Socket secure(String host, int port, Socket socket) throws IOException {
    try {
      return tls.handshake(socket, host, port);
    } catch (IOException e) {
      close(socket);
      throw e;
    }
  }

  private Socket connect(String host, int port) throws TransportException {
    @Nullable IOException last = null;
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        var socket = new Socket();
        try {
          socket.setTcpNoDelay(true);
          socket.setSoTimeout(timeoutMillis);
          socket.connect(new InetSocketAddress(address, port), connectMillis);
          return socket;
        } catch (IOException e) {
          close(socket);
          last = e;
        }
      }
    } catch (IOException e) {
      throw Faults.connecting(host, e);
    }
    throw Faults.connecting(host, last == null ? new IOException("no address") : last);
  }

  private static void tunnel(Route route, Route.Proxy proxy, Socket socket) throws IOException {
    String shown = route.host().indexOf(':') >= 0 ? "[" + route.host() + "]" : route.host();
    String target = shown + ":" + route.port();
    Headers headers = Headers.of("Host", target);
    Optional<String> authorization = proxy.authorization();
    if (authorization.isPresent()) {
      headers = headers.with("Proxy-Authorization", authorization.get());
    }
    var connection = new Connection(route, socket);
    connection.send("CONNECT", target, headers);
    ResponseHead head = connection.head();
    if (head.status() / 100 != 2) {
      close(socket);
      throw new TransportException(
          Kind.PROXY,
          "the proxy " + proxy + " answered " + head.status() + " " + head.reason(),
          null);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // The socket was given up for another reason, which the caller reports.
      return;
    }
  }
}
