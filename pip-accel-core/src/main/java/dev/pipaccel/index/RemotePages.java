package dev.pipaccel.index;

import dev.pipaccel.cache.PageState;
import dev.pipaccel.http.Lane;
import dev.pipaccel.http.Request;
import dev.pipaccel.http.Response;
import dev.pipaccel.http.SecureOrigins;
import dev.pipaccel.http.Transport;
import dev.pipaccel.http.TransportException;
import dev.pipaccel.index.KnownPages.Known;
import dev.pipaccel.index.PlaceOutcome.Kind;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.index.ProjectFiles;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.report.Report;
import dev.pipaccel.url.Url;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Pages of servers, asked for or remembered. Safe for use by several threads.
final class RemotePages {
  private static final int PAGE_LIMIT = 256 * 1024 * 1024;
  private static final int BROKEN_LIMIT = 3;

  private final Transport transport;
  private final SecureOrigins origins;
  private final KnownPages pages;
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
    this.pages = new KnownPages(memory, clock);
    this.clock = clock;
    this.report = report;
    this.health = new HostHealth(report);
  }

  /// Returns a page without asking for it, if it is remembered or would not be used.
  Optional<PageAnswer> remembered(String location) {
    Url url = Url.parse(location).withoutFragment();
    String key = url.withoutUserInfo().text();
    if (!origins.isSecure(url)) {
      health.warnInsecure(url);
      return Optional.of(PageAnswer.failed(key, Kind.INSECURE, ""));
    }
    return pages.find(key).map(known -> known.answer(key, Kind.REMEMBERED, ""));
  }

  /// Returns a page as fresh as wanted.
  PageAnswer page(String location, Freshness freshness) {
    Url url = Url.parse(location).withoutFragment();
    String key = url.withoutUserInfo().text();
    if (!origins.isSecure(url)) {
      health.warnInsecure(url);
      return PageAnswer.failed(key, Kind.INSECURE, "");
    }
    Optional<Known> known = pages.find(key);
    if (known.isPresent() && pages.isFreshEnough(key, known.get(), freshness)) {
      return known.get().answer(key, Kind.REMEMBERED, "");
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

  /// Tells how what is remembered of a page stands to a version of it, without asking.
  Standing standing(String location, PageVersion version, Freshness freshness) {
    Url url = Url.parse(location).withoutFragment();
    boolean isThatPage = version.url().equals(url.withoutUserInfo().text());
    Optional<PageState> state =
        isThatPage && origins.isSecure(url) ? pages.state(version) : Optional.empty();
    if (state.isEmpty()) {
      return Standing.REPLACED;
    }
    return pages.isFreshEnough(version, state.get(), freshness) ? Standing.CURRENT : Standing.DUE;
  }

  /// Asks whether a page is still that version. If it is another, that is remembered; where there
  /// is no answer, nothing is told of it: whoever gets the page will meet the failure.
  boolean confirm(String location, PageVersion version, Freshness freshness) {
    Url url = Url.parse(location).withoutFragment();
    Optional<PageState> state = pages.state(version);
    if (state.isEmpty() || health.failure(url).isPresent()) {
      return false;
    }
    report.verbose("Getting page " + url.redacted());
    Optional<PageState> validators = version.exists() ? state : Optional.empty();
    try (Response response = transport.send(request(url, validators, freshness))) {
      switch (response.status()) {
        case 304 -> pages.confirm(version.url());
        case 200 -> taken(url, version.url(), response);
        default -> {
          if (response.status() >= 500) {
            health.failed(url, response.status() + " " + response.reason());
          }
        }
      }
      return response.status() == (version.exists() ? 304 : 404);
    } catch (TransportException e) {
      if (e.isUnreachable()) {
        health.failed(url, e.getMessage());
      }
      return false;
    }
  }

  private PageAnswer ask(Url url, String key, Optional<Known> known, Freshness freshness) {
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

  private PageAnswer failed(Url url, String key, Optional<Known> known, TransportException e) {
    return switch (e.kind()) {
      case OFFLINE ->
          known
              .map(page -> page.answer(key, Kind.STALE, "offline"))
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

  private PageAnswer fetch(Url url, String key, Optional<Known> known, Freshness freshness)
      throws TransportException {
    if (FileNames.isArchive(url.path())) {
      Optional<PageAnswer> problem = checkArchiveLookalike(url, key);
      if (problem.isPresent()) {
        return problem.get();
      }
    }
    report.verbose("Getting page " + url.redacted());
    try (Response response =
        transport.send(request(url, known.flatMap(Known::validators), freshness))) {
      int status = response.status();
      if (status == 304 && known.isPresent()) {
        PageState confirmed = known.get().state().confirmed(pages.confirm(key));
        return PageAnswer.of(key, Kind.FOUND, "", known.get().page(), confirmed);
      }
      if (status == 200) {
        return taken(url, key, response);
      }
      return refused(url, key, known, response);
    }
  }

  private PageAnswer refused(Url url, String key, Optional<Known> known, Response response) {
    String failure = response.failure();
    switch (response.status()) {
      case 404 -> {
        tellSkipped(url, failure);
        return known
            .filter(page -> !page.page().exists())
            .orElseGet(() -> pages.put(key, IndexPage.missing(), response.headers()))
            .answer(key, Kind.NO_SUCH_PROJECT, failure);
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
      return pages.put(key, page, response.headers()).answer(key, Kind.FOUND, "");
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
    tellSkipped(url, reason);
    return PageAnswer.failed(key, kind, reason);
  }

  private void tellSkipped(Url url, String reason) {
    report.verbose("Could not fetch URL %s: %s - skipping".formatted(url.redacted(), reason));
  }

  /// Answers from what is remembered because the host cannot be reached.
  private PageAnswer instead(Url url, String key, Optional<Known> known, String reason) {
    if (known.isEmpty()) {
      return skipped(url, key, Kind.UNREACHABLE, reason);
    }
    health.warnStale(url, reason, known.get().state().fetchedAt(), clock.instant());
    return known.get().answer(key, Kind.STALE, reason);
  }

  private static Request request(Url url, Optional<PageState> validators, Freshness freshness) {
    Request request = Request.page(url.text()).in(Lane.METADATA).with("Accept", PageReader.ACCEPT);
    if (freshness == Freshness.REFRESH) {
      request = request.with("Cache-Control", "max-age=0");
    }
    if (validators.isPresent()) {
      PageState state = validators.get();
      if (state.etag().isPresent()) {
        request = request.with("If-None-Match", state.etag().get());
      }
      if (state.lastModified().isPresent()) {
        request = request.with("If-Modified-Since", state.lastModified().get());
      }
    }
    return request;
  }

  private static long maximumAge(Response response) {
    return CacheControl.maximumAge(response.headers().all("Cache-Control"));
  }
}
