package dev.pipaccel.testkit;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// A web server on a free port of the loopback interface that serves package indexes, keeps a log
/// of all requests and fails on demand. Safe for use by several threads.
///
/// ```java
/// try (LoopbackIndex index = LoopbackIndex.start()) {
///   index.simple().publish(WheelBuilder.wheel("a", "1.0").module("a"));
///   index.fault("/files/", Fault.status(503), 2);
///   URI url = index.simple().url();
/// }
/// ```
public final class LoopbackIndex implements AutoCloseable {
  static {
    // Read when the server's classes load: without it every answer waits for delayed ACKs.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService executor;
  private final Map<String, Repository> repositories = new ConcurrentHashMap<>();
  private final Map<String, byte[]> plainFiles = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Fault.Rule> faults = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean ranges = true;
  private volatile boolean compressed = true;

  /// One request as it came.
  ///
  /// @param path with the query, if any
  /// @param headers by lower-case name; of several values the first
  public record Request(String method, String path, Map<String, String> headers, String body) {
    /// Returns the value of a header.
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(java.util.Locale.ROOT)));
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private LoopbackIndex(HttpServer server) {
    this.server = server;
    this.executor = Executors.newVirtualThreadPerTaskExecutor();
  }

  /// Starts a server with one empty repository, `simple`.
  public static LoopbackIndex start() throws IOException {
    return start(0);
  }

  /// Starts a server on a port; 0 stands for any free one.
  public static LoopbackIndex start(int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    HttpServer server = HttpServer.create(address, 0);
    LoopbackIndex index = new LoopbackIndex(server);
    index.repository("simple");
    server.createContext("/", exchange -> new Answer(index, exchange).send());
    server.setExecutor(index.executor);
    server.start();
    return index;
  }

  /// Returns the repository that every server has, at `/simple/`.
  public Repository simple() {
    return repository("simple");
  }

  /// Returns the repository of this name, made when first asked for.
  public Repository repository(String name) {
    return repositories.computeIfAbsent(name, key -> new Repository(this, key));
  }

  /// Serves a file at a path of its own, such as `/requirements.txt`.
  public LoopbackIndex file(String path, byte[] content) {
    plainFiles.put(path, content.clone());
    return this;
  }

  /// Returns the URL of a path that begins with `/`.
  public URI url(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /// Returns the port.
  public int port() {
    return server.getAddress().getPort();
  }

  /// Lets the next `times` requests fail whose path contains `part`.
  public LoopbackIndex fault(String part, Fault fault, int times) {
    faults.add(new Fault.Rule(part, fault, new AtomicInteger(times)));
    return this;
  }

  /// Lets all requests fail whose path contains `part`.
  public LoopbackIndex fault(String part, Fault fault) {
    return fault(part, fault, Integer.MAX_VALUE);
  }

  /// Ends all faults.
  public LoopbackIndex healthy() {
    faults.clear();
    return this;
  }

  /// Sets whether files are served by ranges.
  public LoopbackIndex ranges(boolean offered) {
    ranges = offered;
    return this;
  }

  /// Sets whether pages are compressed for clients that accept it.
  public LoopbackIndex compressed(boolean offered) {
    compressed = offered;
    return this;
  }

  /// Returns all requests so far, in the order of their arrival.
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /// Returns the number of requests whose path contains `part`.
  public int count(String part) {
    return count(request -> request.path().contains(part));
  }

  /// Returns the number of requests that fit.
  public int count(Predicate<Request> fits) {
    return (int) requests.stream().filter(fits).count();
  }

  /// Forgets the requests so far.
  public void forgetRequests() {
    requests.clear();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    executor.shutdownNow();
  }

  void log(Request request) {
    requests.add(request);
  }

  Optional<Fault> faultFor(String path) {
    for (Fault.Rule rule : faults) {
      if (rule.takes(path)) {
        return Optional.of(rule.fault());
      }
    }
    return Optional.empty();
  }

  Optional<Repository> findRepository(String name) {
    return Optional.ofNullable(repositories.get(name));
  }

  Optional<byte[]> findFile(String path) {
    return Optional.ofNullable(plainFiles.get(path));
  }

  boolean offersRanges() {
    return ranges;
  }

  boolean compresses() {
    return compressed;
  }

  void awaitClose() throws InterruptedException {
    closed.await();
  }
}
