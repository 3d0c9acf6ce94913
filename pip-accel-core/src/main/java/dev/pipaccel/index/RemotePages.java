package dev.pipaccel.index;

import dev.pipaccel.cache.StoredPage;
import dev.pipaccel.http.Lane;
import dev.pipaccel.http.Request;
import dev.pipaccel.http.Response;
import dev.pipaccel.http.SecureOrigins;
import dev.pipaccel.http.Transport;
import dev.pipaccel.http.TransportException;
import dev.pipaccel.index.PlaceOutcome.Kind;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.index.ProjectFiles;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.report.Report;
import dev.pipaccel.url.Url;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Pages of servers, asked for or remembered. Safe for use by several threads.
final class RemotePages {
  private static final int PAGE_LIMIT = 256 * 1024 * 1024;
  private static final int BROKEN_LIMIT = 3;

  private final Transport transport;
  private final SecureOrigins origins;
  private final PageMemory memory;
  private final InstantSource clock;
  private final Report report;
  private final HostHealth health;

  RemotePages(
      Transport transport,
      SecureOrigins origins,
      PageMemory memory,
      InstantSource clock,
      Report report) {
    this.transport = transport;
    this.origins = origins;
    this.memory = memory;
    this.clock = clock;
    this.report = report;
    this.health = new HostHealth(report);
  }

  /// A page as it is remembered, read.
  private record Remembered(StoredPage stored, IndexPage page) {}

  /// Returns a page without asking for it, if it is remembered or would not be used.
  Optional<PageAnswer> remembered(String location) {
    Url url = Url.parse(location).withoutFragment();
    String key = url.withoutUserInfo().text();
    if (!origins.isSecure(url)) {
      health.warnInsecure(url);
      return Optional.of(PageAnswer.failed(key, Kind.INSECURE, ""));
    }
    return find(key).map(known -> answer(key, Kind.REMEMBERED, "", known));
  }

  /// Returns a page as fresh as wanted.
  PageAnswer page(String location, Freshness freshness) {
    Url url = Url.parse(location).withoutFragment();
    String key = url.withoutUserInfo().text();
    if (!origins.isSecure(url)) {
      health.warnInsecure(url);
      return PageAnswer.failed(key, Kind.INSECURE, "");
    }
    Optional<Remembered> known = find(key);
    if (known.isPresent() && isFreshEnough(known.get(), freshness)) {
      return answer(key, Kind.REMEMBERED, "", known.get());
    }
    Optional<String> unreachable = health.failure(url);
    if (unreachable.isPresent()) {
      return instead(url, key, known, unreachable.get());
    }
    if (!url.isHttp()) {
      report.warn(
          "Cannot look at %s URL %s because it does not support lookup as web pages."
              .formatted(url.scheme(), url.redacted()));
      return PageAnswer.failed(key, Kind.UNUSABLE, "it is no web page");
    }
    return ask(url, key, known, freshness);
  }

  private PageAnswer ask(Url url, String key, Optional<Remembered> known, Freshness freshness) {
    for (int attempt = 1; ; attempt++) {
      try {
        return fetch(url, key, known, freshness);
      } catch (TransportException e) {
        if (e.isUnreachable()) {
          health.failed(url, e.getMessage());
          return instead(url, key, known, e.getMessage());
        }
        if (!e.isRetryable() || attempt == BROKEN_LIMIT) {
          return failed(url, key, known, e);
        }
        report.verbose("Getting the page again, for " + e.getMessage());
      }
    }
  }

  private PageAnswer failed(Url url, String key, Optional<Remembered> known, TransportException e) {
    return switch (e.kind()) {
      case OFFLINE ->
          known
              .map(page -> answer(key, Kind.STALE, "offline", page))
              .orElse(PageAnswer.failed(key, Kind.UNREACHABLE, "connections are forbidden"));
      case CERTIFICATE -> {
        report.say(
            "Could not fetch URL %s: There was a problem confirming the ssl certificate: %s - skipping"
                .formatted(url.redacted(), e.getMessage()));
        yield PageAnswer.failed(key, Kind.UNUSABLE, e.getMessage());
      }
      case TRUNCATED -> {
        // A host that breaks off every answer is as good as unreachable.
        health.failed(url, e.getMessage());
        yield instead(url, key, known, e.getMessage());
      }
      case UNREACHABLE, TIMEOUT, PROXY, PROTOCOL, UNUSABLE, INTERRUPTED ->
          skipped(url, key, Kind.UNUSABLE, e.getMessage());
    };
  }

  private PageAnswer fetch(Url url, String key, Optional<Remembered> known, Freshness freshness)
      throws TransportException {
    if (FileNames.isArchive(url.path())) {
      Optional<PageAnswer> problem = checkArchiveLookalike(url, key);
      if (problem.isPresent()) {
        return problem.get();
      }
    }
    report.verbose("Getting page " + url.redacted());
    try (Response response = transport.send(request(url, known, freshness))) {
      int status = response.status();
      if (status == 304 && known.isPresent()) {
        StoredPage renewed = renewed(known.get().stored());
        memory.refresh(key, renewed);
        return answer(key, Kind.FOUND, "", new Remembered(renewed, known.get().page()));
      }
      if (status == 200) {
        return taken(url, key, response);
      }
      return refused(url, key, known, response);
    }
  }

  private PageAnswer refused(Url url, String key, Optional<Remembered> known, Response response) {
    String failure = response.failure();
    switch (response.status()) {
      case 404 -> {
        IndexPage missing = IndexPage.missing();
        store(key, missing, response);
        return skipped(url, key, Kind.NO_SUCH_PROJECT, failure);
      }
      case 401, 403 -> {
        return skipped(url, key, Kind.UNAUTHORIZED, failure);
      }
      default -> {
        if (response.status() < 500) {
          return skipped(url, key, Kind.UNUSABLE, failure);
        }
        health.failed(url, response.status() + " " + response.reason());
        return instead(url, key, known, failure);
      }
    }
  }

  private PageAnswer taken(Url url, String key, Response response) throws TransportException {
    String contentType = response.headers().first("Content-Type").orElse("Unknown");
    if (!PageReader.isSupported(contentType)) {
      return wrongType(url, key, "GET", contentType);
    }
    byte[] content = response.readAll(PAGE_LIMIT);
    try {
      String answering = response.url().withoutFragment().text();
      List<ProjectFile> files = PageReader.read(content, contentType, answering);
      var page =
          new IndexPage(
              true, maximumAge(response), answering, ProjectFiles.sorted(files, lastSegment(key)));
      store(key, page, response);
      return PageAnswer.of(key, Kind.FOUND, "", page, clock.instant());
    } catch (PageException e) {
      report.warn("Skipping page %s because %s".formatted(url.redacted(), e.getMessage()));
      return PageAnswer.failed(key, Kind.UNUSABLE, e.getMessage());
    }
  }

  /// Of a project's page this is the project's name.
  private static PackageName lastSegment(String url) {
    int end = url.endsWith("/") ? url.length() - 1 : url.length();
    return PackageName.of(url.substring(url.lastIndexOf('/', end - 1) + 1, end));
  }

  /// Asks what an URL that looks like an archive's is, lest an archive be fetched for a page.
  private Optional<PageAnswer> checkArchiveLookalike(Url url, String key)
      throws TransportException {
    try (Response response = transport.send(Request.head(url.text()))) {
      String contentType = response.headers().first("Content-Type").orElse("Unknown");
      if (response.status() >= 400) {
        return Optional.of(skipped(url, key, Kind.UNUSABLE, response.failure()));
      }
      return PageReader.isSupported(contentType)
          ? Optional.empty()
          : Optional.of(wrongType(url, key, "HEAD", contentType));
    }
  }

  private PageAnswer wrongType(Url url, String key, String method, String contentType) {
    report.warn(
        "Skipping page %s because the %s request got Content-Type: %s. The only supported"
                .formatted(url.redacted(), method, contentType)
            + " Content-Types are application/vnd.pypi.simple.v1+json,"
            + " application/vnd.pypi.simple.v1+html, and text/html");
    return PageAnswer.failed(key, Kind.UNUSABLE, "its type is " + contentType);
  }

  private PageAnswer skipped(Url url, String key, Kind kind, String reason) {
    report.verbose("Could not fetch URL %s: %s - skipping".formatted(url.redacted(), reason));
    return PageAnswer.failed(key, kind, reason);
  }

  /// Answers from what is remembered because the host cannot be reached.
  private PageAnswer instead(Url url, String key, Optional<Remembered> known, String reason) {
    if (known.isEmpty()) {
      return skipped(url, key, Kind.UNREACHABLE, reason);
    }
    health.warnStale(url, reason, known.get().stored().fetchedAt(), clock.instant());
    return answer(key, Kind.STALE, reason, known.get());
  }

  private Request request(Url url, Optional<Remembered> known, Freshness freshness) {
    Request request = Request.page(url.text()).in(Lane.METADATA).with("Accept", PageReader.ACCEPT);
    if (freshness == Freshness.REFRESH) {
      request = request.with("Cache-Control", "max-age=0");
    }
    if (known.isPresent() && known.get().page().exists()) {
      StoredPage stored = known.get().stored();
      if (stored.etag().isPresent()) {
        request = request.with("If-None-Match", stored.etag().get());
      }
      if (stored.lastModified().isPresent()) {
        request = request.with("If-Modified-Since", stored.lastModified().get());
      }
    }
    return request;
  }

  private Optional<Remembered> find(String key) {
    return memory
        .find(key)
        .flatMap(
            stored -> PageFormat.read(stored.content()).map(page -> new Remembered(stored, page)));
  }

  private boolean isFreshEnough(Remembered known, Freshness freshness) {
    Instant end = known.stored().fetchedAt().plusSeconds(known.page().maximumAge());
    return switch (freshness) {
      case REMEMBERED -> true;
      case REVALIDATE -> known.page().exists() && clock.instant().isBefore(end);
      case REFRESH -> false;
    };
  }

  private void store(String key, IndexPage page, Response response) {
    memory.put(
        key,
        new StoredPage(
            PageFormat.write(page),
            response.headers().first("ETag"),
            response.headers().first("Last-Modified"),
            clock.instant()));
  }

  private StoredPage renewed(StoredPage stored) {
    return new StoredPage(stored.content(), stored.etag(), stored.lastModified(), clock.instant());
  }

  private static PageAnswer answer(String key, Kind kind, String detail, Remembered known) {
    return PageAnswer.of(key, kind, detail, known.page(), known.stored().fetchedAt());
  }

  private static long maximumAge(Response response) {
    return CacheControl.maximumAge(response.headers().all("Cache-Control"));
  }
}
