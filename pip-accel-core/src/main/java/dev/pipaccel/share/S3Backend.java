package dev.pipaccel.share;

import dev.pipaccel.http.Payload;
import dev.pipaccel.http.Request;
import dev.pipaccel.http.Response;
import dev.pipaccel.share.BackendException.Kind;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// A bucket of an object store that speaks S3.
final class S3Backend implements CacheBackend {
  private final S3Place place;
  private final S3Client client;
  private final long mostInOnePart;
  private boolean made;

  /// @param mostInOnePart how many bytes are stored by one request; more are stored in parts
  S3Backend(S3Place place, S3Client client, long mostInOnePart) {
    this.place = place;
    this.client = client;
    this.mostInOnePart = mostInOnePart;
    this.made = !place.isMade();
  }

  @Override
  public String name() {
    return place.toString();
  }

  @Override
  public Optional<Content> get(StoreKey key, long start) throws BackendException {
    Response response = client.send(HttpAnswers.rest(url(key), start));
    if (response.status() / 100 == 2) {
      return HttpAnswers.content(response, start);
    }
    try (response) {
      S3Client.requireMissing(response, !place.isMade());
      return Optional.empty();
    }
  }

  @Override
  public boolean contains(StoreKey key) throws BackendException {
    try (Response response = client.send(Request.head(url(key)))) {
      if (response.status() == 200) {
        return true;
      }
      S3Client.requireMissing(response, !place.isMade());
      return false;
    }
  }

  @Override
  public void put(StoreKey key, Payload payload) throws BackendException {
    makeBucketOnce();
    if (payload.length() > mostInOnePart) {
      S3Upload.put(client, url(key), payload, mostInOnePart);
      return;
    }
    client.require(Request.sending("PUT", url(key), payload));
  }

  /// What keeps the bucket from being made keeps things from being put, too, unless it is there.
  private synchronized void makeBucketOnce() throws BackendException {
    if (made) {
      return;
    }
    made = true;
    String configuration =
        place.region().equals(S3Place.DEFAULT_REGION)
            ? ""
            : "<CreateBucketConfiguration><LocationConstraint>"
                + place.region()
                + "</LocationConstraint></CreateBucketConfiguration>";
    Payload payload = Payload.of(configuration.getBytes(StandardCharsets.UTF_8));
    client.send(Request.sending("PUT", place.url(""), payload)).close();
  }

  @Override
  public boolean putIfAbsent(StoreKey key, Payload payload) throws BackendException {
    makeBucketOnce();
    Request request = Request.sending("PUT", url(key), payload).with("If-None-Match", "*");
    try (Response response = client.send(request)) {
      return switch (response.status()) {
        case 200 -> true;
        case 409, 412 -> false;
        default -> throw S3Client.refusal(response);
      };
    }
  }

  @Override
  public void delete(StoreKey key) throws BackendException {
    try (Response response = client.send(Request.delete(url(key)))) {
      if (response.status() / 100 != 2) {
        S3Client.requireMissing(response, !place.isMade());
      }
    }
  }

  @Override
  public void list(StoreKey.Kind kind, Visitor visitor) throws BackendException {
    String prefix = place.prefix() + kind.folder() + "/";
    Optional<String> next = Optional.empty();
    do {
      XmlAnswer listing = listing(prefix, next);
      for (XmlAnswer entry : listing.all("Contents")) {
        visit(kind, entry, visitor);
      }
      next = listing.text("NextContinuationToken");
    } while (next.isPresent());
  }

  private XmlAnswer listing(String prefix, Optional<String> token) throws BackendException {
    String query = "list-type=2&prefix=" + S3Signer.encode(prefix);
    if (token.isPresent()) {
      query = "continuation-token=" + S3Signer.encode(token.get()) + "&" + query;
    }
    return client.require(Request.page(place.url("") + "?" + query));
  }

  private static void visit(StoreKey.Kind kind, XmlAnswer entry, Visitor visitor)
      throws BackendException {
    String name = entry.text("Key").orElse("");
    String digest = name.substring(name.lastIndexOf('/') + 1);
    if (!StoreKey.isDigest(digest)) {
      return;
    }
    try {
      visitor.visit(
          new StoreKey(kind, digest),
          Long.parseLong(entry.text("Size").orElse("")),
          Instant.parse(entry.text("LastModified").orElse("")));
    } catch (NumberFormatException | DateTimeException e) {
      throw new BackendException(Kind.BROKEN, "its listing cannot be read", e);
    }
  }

  @Override
  public boolean createsExclusively() {
    return true;
  }

  @Override
  public void close() {
    client.close();
  }

  private String url(StoreKey key) {
    return place.url(place.prefix() + key.path());
  }
}
