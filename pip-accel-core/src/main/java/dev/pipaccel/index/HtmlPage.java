package dev.pipaccel.index;

import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.index.ProjectFile.MetadataFile;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a page of links in HTML (PEP 503, with what PEP 592, 629, 658 and 714 add).
final class HtmlPage {
  private HtmlPage() {}

  /// Returns the files that the page links to.
  ///
  /// @param url where the page is, without credentials
  static List<ProjectFile> read(String html, String url) throws PageException {
    var tags = new TagScanner(html);
    List<TagScanner.Tag> found = tags.scan();
    String base = url;
    for (TagScanner.Tag tag : found) {
      if (tag.name().equals("base") && tag.attributes().get("href") != null) {
        base = tag.attributes().get("href");
        break;
      }
    }
    var links = new FileLinks(base, url);
    for (TagScanner.Tag tag : found) {
      switch (tag.name()) {
        case "a" -> anchor(tag.attributes(), links);
        case "meta" -> meta(tag.attributes());
        default -> {
          // The base has been seen to.
        }
      }
    }
    return links.files();
  }

  private static void meta(Map<String, String> attributes) throws PageException {
    if ("pypi:repository-version".equals(attributes.get("name"))) {
      ApiVersion.check(attributes.getOrDefault("content", "1.0"));
    }
  }

  private static void anchor(Map<String, String> attributes, FileLinks links) {
    String href = attributes.get("href");
    if (href == null || href.isEmpty()) {
      return;
    }
    var raw = new FileLinks.Raw();
    raw.url = href;
    raw.requiresPython = attributes.get("data-requires-python");
    raw.yanked = attributes.get("data-yanked");
    String metadata = attributes.get("data-core-metadata");
    raw.metadata =
        metadata(metadata == null ? attributes.get("data-dist-info-metadata") : metadata);
    links.add(raw);
  }

  private static @Nullable MetadataFile metadata(@Nullable String value) {
    if (value == null) {
      return null;
    }
    int equals = value.indexOf('=');
    if (equals < 0 || !Hash.isSupported(value.substring(0, equals))) {
      return new MetadataFile(List.of());
    }
    Hash hash = new Hash(value.substring(0, equals), value.substring(equals + 1));
    return new MetadataFile(List.of(hash));
  }
}
