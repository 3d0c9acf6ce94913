package dev.pipaccel.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// A server that answers with the bytes that a test gives, byte for byte, right or wrong.
final class ScriptedServer implements AutoCloseable {
  /// Ends the connection instead of waiting for another request.
  static final String CLOSE = "\u0000close";

  /// Leaves the client without the rest until the server ends.
  static final String STALL = "\u0000stall";

  private final ServerSocket socket;
  private final Function<String, String> script;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final CountDownLatch ended = new CountDownLatch(1);

  private ScriptedServer(ServerSocket socket, Function<String, String> script) {
    this.socket = socket;
    this.script = script;
    Thread.ofVirtual().start(this::accept);
  }

  /// Answers each request by a function of its head.
  static ScriptedServer answering(Function<String, String> script) throws IOException {
    return over(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), script);
  }

  static ScriptedServer over(ServerSocket socket, Function<String, String> script) {
    return new ScriptedServer(socket, script);
  }

  /// Answers with these in turn, the last one again and again.
  static ScriptedServer answering(String... answers) throws IOException {
    var next = new AtomicInteger();
    return answering(_ -> answers[Math.min(next.getAndIncrement(), answers.length - 1)]);
  }

  /// Returns an answer with a length.
  static String ok(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }

  static String status(int status, String... fields) {
    String lines = fields.length == 0 ? "" : String.join("\r\n", fields) + "\r\n";
    return "HTTP/1.1 " + status + " Word\r\n" + lines + "Content-Length: 0\r\n\r\n";
  }

  int port() {
    return socket.getLocalPort();
  }

  String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  List<String> requests() {
    return requests;
  }

  int connections() {
    return connections.get();
  }

  @Override
  public void close() throws IOException {
    ended.countDown();
    socket.close();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      var reader =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
      OutputStream output = client.getOutputStream();
      while (true) {
        var head = new StringBuilder();
        String line = reader.readLine();
        while (line != null && !line.isEmpty()) {
          head.append(line).append('\n');
          line = reader.readLine();
        }
        if (line == null) {
          return;
        }
        requests.add(head.toString());
        String answer = script.apply(head.toString());
        boolean closing = answer.endsWith(CLOSE);
        boolean stalling = answer.endsWith(STALL);
        int marks = closing ? CLOSE.length() : stalling ? STALL.length() : 0;
        String bytes = answer.substring(0, answer.length() - marks);
        output.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        output.flush();
        if (stalling) {
          ended.await();
        }
        if (closing) {
          return;
        }
      }
    } catch (IOException e) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
