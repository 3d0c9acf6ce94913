package dev.pipaccel.index;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.index.ProjectFile.MetadataFile;
import dev.pipaccel.model.json.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads a project's page in JSON (PEP 691, with what PEP 700 and 714 add). Members of an
/// unexpected type count as missing.
final class JsonPage {
  private final JsonReader reader;
  private final FileLinks links;

  private JsonPage(String text, FileLinks links) throws SyntaxException {
    this.reader = new JsonReader(text);
    this.links = links;
  }

  static List<ProjectFile> read(String text, String url) throws SyntaxException, PageException {
    var page = new JsonPage(text, new FileLinks(url, url));
    page.read();
    return page.links.files();
  }

  private void read() throws SyntaxException, PageException {
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.readName()) {
        case "meta" -> meta();
        case "files" -> files();
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    reader.expectEnd();
  }

  private void meta() throws SyntaxException, PageException {
    if (reader.peek() != JsonReader.Kind.OBJECT) {
      reader.skipValue();
      return;
    }
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.readName()) {
        case "api-version" -> ApiVersion.check(text().orElse("1.0"));
        default -> reader.skipValue();
      }
    }
    reader.endObject();
  }

  private void files() throws SyntaxException {
    reader.beginArray();
    while (reader.hasNext()) {
      file();
    }
    reader.endArray();
  }

  private void file() throws SyntaxException {
    var raw = new FileLinks.Raw();
    Optional<String> url = Optional.empty();
    Metadata current = Metadata.UNSAID;
    Metadata old = Metadata.UNSAID;
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.readName()) {
        case "url" -> url = text();
        case "hashes" -> raw.hashes = hashes();
        case "requires-python" -> raw.requiresPython = text().orElse(null);
        case "yanked" -> raw.yanked = yanked();
        case "core-metadata" -> current = metadata();
        case "dist-info-metadata" -> old = metadata();
        case "size" -> raw.size = size();
        case "upload-time" -> raw.uploadTime = text().flatMap(UploadTimes::parse);
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    raw.metadata = (current.isSaid() ? current : old).file();
    if (url.isPresent()) {
      raw.url = url.get();
      links.add(raw);
    }
  }

  /// The value of `core-metadata`, which may be missing, false, true or digests.
  private record Metadata(boolean isSaid, @Nullable MetadataFile file) {
    static final Metadata UNSAID = new Metadata(false, null);
    static final Metadata NONE = new Metadata(true, null);
  }

  private Metadata metadata() throws SyntaxException {
    return switch (reader.peek()) {
      case OBJECT -> new Metadata(true, new MetadataFile(hashes()));
      case BOOLEAN ->
          reader.readBoolean() ? new Metadata(true, new MetadataFile(List.of())) : Metadata.NONE;
      case NULL, STRING, NUMBER, ARRAY -> {
        reader.skipValue();
        yield Metadata.UNSAID;
      }
    };
  }

  private List<Hash> hashes() throws SyntaxException {
    var hashes = new ArrayList<Hash>(1);
    if (reader.peek() != JsonReader.Kind.OBJECT) {
      reader.skipValue();
      return hashes;
    }
    reader.beginObject();
    while (reader.hasNext()) {
      String algorithm = reader.readName();
      Optional<String> digest = text();
      if (digest.isPresent() && Hash.isSupported(algorithm)) {
        hashes.add(new Hash(algorithm, digest.get()));
      }
    }
    reader.endObject();
    return hashes;
  }

  private @Nullable String yanked() throws SyntaxException {
    if (reader.peek() == JsonReader.Kind.BOOLEAN) {
      return reader.readBoolean() ? "" : null;
    }
    return text().filter(reason -> !reason.isEmpty()).orElse(null);
  }

  private OptionalLong size() throws SyntaxException {
    if (reader.peek() != JsonReader.Kind.NUMBER) {
      reader.skipValue();
      return OptionalLong.empty();
    }
    long size = reader.readLong();
    return size < 0 ? OptionalLong.empty() : OptionalLong.of(size);
  }

  private Optional<String> text() throws SyntaxException {
    if (reader.peek() == JsonReader.Kind.STRING) {
      return Optional.of(reader.readString());
    }
    reader.skipValue();
    return Optional.empty();
  }
}
