package dev.pipaccel.http;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/// One connection to a server or proxy, used by one thread at a time.
final class Connection {
  private static final int SMALL_REST = 16 * 1024;

  private final Route route;
  private final Socket socket;
  private final HttpInput input;
  private final OutputStream output;
  private boolean used;

  Connection(Route route, Socket socket) throws IOException {
    this.route = route;
    this.socket = socket;
    this.input = new HttpInput(socket.getInputStream(), route.host());
    this.output = new BufferedOutputStream(socket.getOutputStream(), 8 * 1024);
  }

  Route route() {
    return route;
  }

  /// Tells whether an answer has come over this connection before; if it is dead now, the server
  /// has closed it while it was idle.
  boolean isUsed() {
    return used;
  }

  /// Sends a request line and header.
  void send(String method, String target, Headers headers) throws TransportException {
    var text = new StringBuilder(512);
    text.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
    for (Headers.Field field : headers.fields()) {
      text.append(field.name()).append(": ").append(field.value()).append("\r\n");
    }
    text.append("\r\n");
    try {
      output.write(text.toString().getBytes(StandardCharsets.UTF_8));
      output.flush();
    } catch (SocketTimeoutException e) {
      throw new TransportException(
          TransportException.Kind.TIMEOUT, route.host() + " took nothing in time", e);
    } catch (IOException e) {
      throw Faults.broken(route.host(), e);
    }
  }

  /// Sends what belongs to the request.
  ///
  /// @throws TransportException if the server does not take it
  /// @throws IOException if it cannot be read
  void send(Payload payload) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    long missing = payload.length();
    try (InputStream content = payload.source().open()) {
      while (missing > 0) {
        int count = content.read(buffer, 0, (int) Math.min(buffer.length, missing));
        if (count < 0) {
          throw new EOFException("what is sent is shorter than it was");
        }
        take(buffer, count);
        missing -= count;
      }
    }
    take(buffer, 0);
  }

  private void take(byte[] bytes, int count) throws TransportException {
    try {
      if (count > 0) {
        output.write(bytes, 0, count);
      } else {
        output.flush();
      }
    } catch (IOException e) {
      throw Faults.broken(route.host(), e);
    }
  }

  /// Reads the head of the answer.
  ResponseHead head() throws TransportException {
    ResponseHead head = HeadParser.read(input);
    used = true;
    return head;
  }

  Body body(ResponseHead head, String method) throws TransportException {
    return Body.of(input, head, method);
  }

  /// Makes ready for the next request: a small rest of the body is read.
  ///
  /// @return false if the connection cannot be used again
  boolean finish(ResponseHead head, Body body) {
    if (!head.keepsAlive() || !body.isNearlyComplete(SMALL_REST)) {
      return false;
    }
    try {
      byte[] rest = new byte[1024];
      while (!body.isComplete() && body.read(rest, 0, rest.length) >= 0) {
        continue;
      }
    } catch (IOException e) {
      return false;
    }
    return body.isComplete() && !input.hasBuffered();
  }

  void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing was lost: all that mattered has been read before.
      return;
    }
  }
}
