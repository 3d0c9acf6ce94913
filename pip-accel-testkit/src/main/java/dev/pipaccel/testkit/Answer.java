package dev.pipaccel.testkit;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/// Answers one request to a [LoopbackIndex].
final class Answer {
  private final LoopbackIndex index;
  private final HttpExchange exchange;
  private final String path;

  Answer(LoopbackIndex index, HttpExchange exchange) {
    this.index = index;
    this.exchange = exchange;
    this.path = exchange.getRequestURI().getPath();
  }

  /// What to send when nothing goes wrong.
  private record Content(int status, Map<String, String> headers, byte[] body) {
    static Content of(int status) {
      byte[] text = (status + "\n").getBytes(StandardCharsets.UTF_8);
      return new Content(status, Map.of("Content-Type", "text/plain"), text);
    }

    static Content redirect(String location) {
      return new Content(301, Map.of("Location", location), new byte[0]);
    }
  }

  void send() throws IOException {
    try (exchange;
        InputStream request = exchange.getRequestBody()) {
      log(new String(request.readAllBytes(), StandardCharsets.UTF_8));
      Optional<Fault> fault = index.faultFor(exchange.getRequestURI().toString());
      if (fault.isPresent()) {
        send(fault.get());
      } else {
        send(content());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void log(String body) {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    String target = exchange.getRequestURI().toString();
    index.log(
        new LoopbackIndex.Request(exchange.getRequestMethod(), target, Map.copyOf(headers), body));
  }

  private void send(Fault fault) throws IOException, InterruptedException {
    switch (fault) {
      case Fault.Status(int code, Map<String, String> headers, String body) ->
          send(new Content(code, headers, body.getBytes(StandardCharsets.UTF_8)));
      case Fault.Reset() -> {}
      case Fault.Stall() -> index.awaitClose();
      case Fault.Truncate(int bytes) -> {
        Content content = content();
        OutputStream output = begin(content);
        output.write(content.body(), 0, Math.min(bytes, content.body().length));
        output.flush();
      }
      case Fault.Slow slow -> {
        Content content = content();
        OutputStream output = begin(content);
        for (int i = 0; i < content.body().length; i += slow.bytes()) {
          Thread.sleep(slow.pause());
          output.write(content.body(), i, Math.min(slow.bytes(), content.body().length - i));
          output.flush();
        }
        output.close();
      }
      case Fault.Corrupt() -> {
        Content content = content();
        byte[] body = content.body().clone();
        if (body.length > 0) {
          body[0] ^= 1;
        }
        send(new Content(content.status(), content.headers(), body));
      }
    }
  }

  private void send(Content content) throws IOException {
    try (OutputStream output = begin(content)) {
      if (!isHead() && content.status() != 304) {
        output.write(content.body());
      }
    }
  }

  private OutputStream begin(Content content) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    content.headers().forEach(headers::set);
    int length = content.body().length;
    if (isHead()) {
      headers.set("Content-Length", String.valueOf(length));
    }
    boolean empty = isHead() || length == 0 || content.status() == 304;
    exchange.sendResponseHeaders(content.status(), empty ? -1 : length);
    return exchange.getResponseBody();
  }

  private boolean isHead() {
    return exchange.getRequestMethod().equals("HEAD");
  }

  private Content content() throws IOException {
    Optional<byte[]> plain = index.findFile(path);
    if (plain.isPresent()) {
      return file(plain.get());
    }
    String[] parts = path.split("/", -1);
    boolean file = parts.length == 5 && parts[1].equals("files");
    Optional<Repository> found = index.findRepository(file ? parts[2] : parts[1]);
    if (found.isEmpty()) {
      return Content.of(404);
    }
    Repository repository = found.get();
    if (!isAuthorized(repository)) {
      Map<String, String> headers = Map.of("WWW-Authenticate", "Basic realm=\"index\"");
      return new Content(401, headers, "401\n".getBytes(StandardCharsets.UTF_8));
    }
    if (file) {
      return file(repository, parts[3], parts[4]);
    }
    return switch (parts.length) {
      case 2 -> Content.redirect("/" + repository.name() + "/");
      case 3 -> parts[2].isEmpty() ? projects(repository) : Content.redirect(path + "/");
      case 4 -> parts[3].isEmpty() ? files(repository, parts[2]) : Content.of(404);
      default -> Content.of(404);
    };
  }

  private boolean isAuthorized(Repository repository) {
    Optional<String> wanted = repository.credentials();
    if (wanted.isEmpty()) {
      return true;
    }
    byte[] bytes = wanted.get().getBytes(StandardCharsets.UTF_8);
    String expected = "Basic " + Base64.getEncoder().encodeToString(bytes);
    return expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private Content projects(Repository repository) throws IOException {
    boolean json = prefersJson(repository);
    String text = json ? Pages.projectsJson(repository) : Pages.projectsHtml(repository);
    return page(repository, json, text);
  }

  private Content files(Repository repository, String project) throws IOException {
    String normalized = Repository.normalized(project);
    if (!normalized.equals(project)) {
      return Content.redirect("/" + repository.name() + "/" + normalized + "/");
    }
    Optional<List<Publication>> files = repository.find(project);
    if (files.isEmpty()) {
      return Content.of(404);
    }
    boolean json = prefersJson(repository);
    String text =
        json
            ? Pages.filesJson(repository, project, files.get())
            : Pages.filesHtml(repository, project, files.get());
    return page(repository, json, text);
  }

  private boolean prefersJson(Repository repository) {
    String accept = exchange.getRequestHeaders().getFirst("Accept");
    return repository.offersJson() && accept != null && accept.contains(Pages.JSON);
  }

  private Content page(Repository repository, boolean json, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", json ? Pages.JSON : Pages.HTML);
    headers.put("Vary", "Accept, Accept-Encoding");
    if (!repository.cacheControl().isEmpty()) {
      headers.put("Cache-Control", repository.cacheControl());
    }
    if (repository.offersEtags()) {
      String etag = '"' + Digests.sha256Hex(body).substring(0, 32) + '"';
      headers.put("ETag", etag);
      if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        return new Content(304, headers, new byte[0]);
      }
    }
    String encodings = exchange.getRequestHeaders().getFirst("Accept-Encoding");
    if (index.compresses() && encodings != null && encodings.contains("gzip")) {
      headers.put("Content-Encoding", "gzip");
      body = gzip(body);
    }
    return new Content(200, headers, body);
  }

  private Content file(Repository repository, String project, String name) {
    Optional<Publication> file = repository.findFile(project, name);
    if (file.isPresent()) {
      return file(file.get().content());
    }
    String suffix = ".metadata";
    if (name.endsWith(suffix)) {
      String owner = name.substring(0, name.length() - suffix.length());
      return repository
          .findFile(project, owner)
          .flatMap(Publication::metadataFile)
          .map(this::file)
          .orElseGet(() -> Content.of(404));
    }
    return Content.of(404);
  }

  private Content file(byte[] body) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/octet-stream");
    headers.put("ETag", '"' + Digests.sha256Hex(body).substring(0, 32) + '"');
    String range = exchange.getRequestHeaders().getFirst("Range");
    if (!index.offersRanges()) {
      return new Content(200, headers, body);
    }
    headers.put("Accept-Ranges", "bytes");
    String condition = exchange.getRequestHeaders().getFirst("If-Range");
    if (range == null || (condition != null && !condition.equals(headers.get("ETag")))) {
      return new Content(200, headers, body);
    }
    return ByteRange.parse(range, body.length)
        .map(part -> {
          headers.put("Content-Range", part + "/" + body.length);
          return new Content(206, headers, part.of(body));
        })
        .orElseGet(() -> {
          headers.put("Content-Range", "bytes */" + body.length);
          return new Content(416, headers, new byte[0]);
        });
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(output)) {
      gzip.write(body);
    }
    return output.toByteArray();
  }
}
