package dev.pipaccel.model.directurl;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.directurl.DirectUrl.Archive;
import dev.pipaccel.model.directurl.DirectUrl.Directory;
import dev.pipaccel.model.directurl.DirectUrl.Origin;
import dev.pipaccel.model.directurl.DirectUrl.Repository;
import dev.pipaccel.model.json.JsonValue;
import dev.pipaccel.model.json.JsonValue.JsonBoolean;
import dev.pipaccel.model.json.JsonValue.JsonNull;
import dev.pipaccel.model.json.JsonValue.JsonObject;
import dev.pipaccel.model.json.JsonValue.JsonString;
import dev.pipaccel.model.text.UrlParts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Checks the members of `direct_url.json`; a member that is null counts as absent.
final class DirectUrlReader {
  private final String source;

  private DirectUrlReader(String source) {
    this.source = source;
  }

  static DirectUrl read(String source, JsonValue value) throws SyntaxException {
    return new DirectUrlReader(source).read(value);
  }

  private DirectUrl read(JsonValue value) throws SyntaxException {
    if (!(value instanceof JsonObject top)) {
      throw invalid("Expected an object");
    }
    String url = required(top, "url");
    List<Origin> origins = new ArrayList<>(1);
    Optional<JsonObject> archive = object(top, "archive_info");
    if (archive.isPresent()) {
      origins.add(archive(archive.get()));
    }
    Optional<JsonObject> repository = object(top, "vcs_info");
    if (repository.isPresent()) {
      JsonObject info = repository.get();
      origins.add(
          new Repository(
              required(info, "vcs"),
              required(info, "commit_id"),
              text(info, "requested_revision")));
    }
    Optional<JsonObject> directory = object(top, "dir_info");
    if (directory.isPresent()) {
      origins.add(new Directory(flag(directory.get(), "editable")));
      checkLocal(url);
    }
    Optional<String> subdirectory = text(top, "subdirectory");
    if (origins.size() != 1) {
      throw invalid("Exactly one of vcs_info, archive_info, dir_info must be present");
    }
    return new DirectUrl(url, origins.getFirst(), subdirectory);
  }

  private void checkLocal(String url) throws SyntaxException {
    UrlParts parts = UrlParts.split(url);
    if (!parts.scheme().equals("file") || !parts.path().startsWith("/")) {
      throw invalid("With dir_info the URL must be an absolute file: URL");
    }
  }

  private Archive archive(JsonObject info) throws SyntaxException {
    Optional<JsonObject> named = object(info, "hashes");
    Map<String, String> hashes = new LinkedHashMap<>();
    if (named.isPresent()) {
      for (var entry : named.get().members().entrySet()) {
        if (!(entry.getValue() instanceof JsonString(String digest))) {
          throw invalid("The values of hashes must be strings");
        }
        hashes.put(entry.getKey(), digest);
      }
    }
    Optional<String> older = text(info, "hash");
    if (older.isEmpty()) {
      return new Archive(named.map(present -> hashes));
    }
    int equals = older.get().indexOf('=');
    if (equals < 0) {
      throw invalid("hash must have the form algorithm=digest");
    }
    String algorithm = older.get().substring(0, equals);
    String digest = older.get().substring(equals + 1);
    if (named.isPresent() && !digest.equals(hashes.get(algorithm))) {
      throw invalid("hash and hashes contradict each other");
    }
    hashes.put(algorithm, digest);
    return new Archive(Optional.of(hashes));
  }

  private String required(JsonObject object, String name) throws SyntaxException {
    Optional<String> text = text(object, name);
    if (text.isEmpty()) {
      throw invalid(name + " is missing");
    }
    return text.get();
  }

  private Optional<String> text(JsonObject object, String name) throws SyntaxException {
    return switch (object.members().get(name)) {
      case null -> Optional.empty();
      case JsonNull() -> Optional.empty();
      case JsonString(String text) -> Optional.of(text);
      case JsonValue other -> throw invalid(name + " must be a string");
    };
  }

  private Optional<Boolean> flag(JsonObject object, String name) throws SyntaxException {
    return switch (object.members().get(name)) {
      case null -> Optional.empty();
      case JsonNull() -> Optional.empty();
      case JsonBoolean(boolean value) -> Optional.of(value);
      case JsonValue other -> throw invalid(name + " must be true or false");
    };
  }

  private Optional<JsonObject> object(JsonObject object, String name) throws SyntaxException {
    return switch (object.members().get(name)) {
      case null -> Optional.empty();
      case JsonNull() -> Optional.empty();
      case JsonObject inner -> Optional.of(inner);
      case JsonValue other -> throw invalid(name + " must be an object");
    };
  }

  private SyntaxException invalid(String message) {
    return new SyntaxException("direct_url.json", source, 0, message);
  }
}
