package dev.pipaccel.share;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// A web server that keeps what is put, and fails on demand.
public final class StoreServer implements AutoCloseable {
  static {
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /// Answers as it should.
  public static final int WELL = 0;

  /// Takes the request and says nothing.
  public static final int HANGING = -1;

  /// Sends one byte now and then.
  public static final int TRICKLING = -2;

  /// Announces all and sends half.
  public static final int TRUNCATING = -3;

  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final boolean exclusive;
  private final HttpServer server;
  private volatile Function<String, Integer> behaviour = _ -> WELL;

  private StoreServer(boolean exclusive) throws IOException {
    this.exclusive = exclusive;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /// A server that knows `If-None-Match: *`.
  public static StoreServer start() throws IOException {
    return new StoreServer(true);
  }

  /// A server that overwrites whatever the condition is.
  public static StoreServer overwriting() throws IOException {
    return new StoreServer(false);
  }

  /// Lets requests fail.
  ///
  /// @param status by `METHOD /path` the status of the answer, or one of the constants above
  public void behave(Function<String, Integer> status) {
    behaviour = status;
  }

  public Map<String, byte[]> files() {
    return files;
  }

  /// Returns what was asked, each as `METHOD /path`.
  public List<String> requests() {
    return requests;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String line = exchange.getRequestMethod() + " " + path;
    requests.add(line);
    int status = behaviour.apply(line);
    try (exchange) {
      if (status == HANGING) {
        closed.await();
        return;
      }
      byte[] sent = exchange.getRequestBody().readAllBytes();
      if (status > 0) {
        exchange.sendResponseHeaders(status, -1);
        return;
      }
      switch (exchange.getRequestMethod()) {
        case "PUT" -> put(exchange, path, sent);
        case "PROPFIND" -> list(exchange, path);
        case "DELETE" -> exchange.sendResponseHeaders(files.remove(path) == null ? 404 : 204, -1);
        default -> get(exchange, path, status);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void put(HttpExchange exchange, String path, byte[] sent) throws IOException {
    boolean first = files.putIfAbsent(path, sent) == null;
    if (!first && exclusive && exchange.getRequestHeaders().containsKey("If-None-Match")) {
      exchange.sendResponseHeaders(412, -1);
      return;
    }
    files.put(path, sent);
    exchange.sendResponseHeaders(first ? 201 : 204, -1);
  }

  /// As nginx and Apache do: the folder itself and what lies directly in it.
  private void list(HttpExchange exchange, String folder) throws IOException {
    Map<String, Integer> children = new TreeMap<>();
    files.forEach((path, content) -> {
      if (path.startsWith(folder)) {
        String rest = path.substring(folder.length());
        int slash = rest.indexOf('/');
        children.put(slash < 0 ? rest : rest.substring(0, slash + 1), content.length);
      }
    });
    if (children.isEmpty()) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    var xml = new StringBuilder("<?xml version=\"1.0\"?>\n<D:multistatus xmlns:D=\"DAV:\">");
    xml.append("<D:response><D:href>").append(folder).append("</D:href></D:response>");
    children.forEach((name, size) ->
        xml.append(
            """
            <D:response><D:href>%s</D:href><D:propstat><D:prop>
            <D:getcontentlength>%d</D:getcontentlength>
            <D:getlastmodified>Mon, 02 Nov 2026 10:00:00 GMT</D:getlastmodified>
            </D:prop></D:propstat></D:response>
            """
                .formatted(folder + name, size)));
    byte[] answer = xml.append("</D:multistatus>").toString().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(207, answer.length);
    exchange.getResponseBody().write(answer);
  }

  private static int start(HttpExchange exchange) {
    String range = exchange.getRequestHeaders().getFirst("Range");
    return range == null
        ? 0
        : Integer.parseInt(range.substring("bytes=".length()).replace("-", ""));
  }

  private void get(HttpExchange exchange, String path, int status)
      throws IOException, InterruptedException {
    byte[] content = files.get(path);
    if (content == null) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().add("Content-Length", Integer.toString(content.length));
      exchange.sendResponseHeaders(200, -1);
      return;
    }
    int start = start(exchange);
    content = Arrays.copyOfRange(content, start, content.length);
    if (start > 0) {
      exchange.getResponseHeaders().add("Content-Range", "bytes " + start + "-/*");
    }
    exchange.sendResponseHeaders(start > 0 ? 206 : 200, content.length);
    try (OutputStream body = exchange.getResponseBody()) {
      int whole = status == TRUNCATING ? content.length / 2 : content.length;
      for (int i = 0; i < whole; i++) {
        body.write(content, i, 1);
        if (status == TRICKLING) {
          body.flush();
          if (closed.await(20, TimeUnit.MILLISECONDS)) {
            return;
          }
        }
      }
      body.flush();
    }
  }
}
