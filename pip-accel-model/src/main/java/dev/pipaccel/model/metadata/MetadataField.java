package dev.pipaccel.model.metadata;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The fields of core metadata up to version 2.6.
public enum MetadataField {
  METADATA_VERSION("Metadata-Version", Shape.TEXT, "1.0"),
  NAME("Name", Shape.TEXT, "1.0"),
  VERSION("Version", Shape.TEXT, "1.0"),
  DYNAMIC("Dynamic", Shape.LIST, "2.2"),
  PLATFORM("Platform", Shape.LIST, "1.0"),
  SUPPORTED_PLATFORM("Supported-Platform", Shape.LIST, "1.1"),
  SUMMARY("Summary", Shape.TEXT, "1.0"),
  DESCRIPTION("Description", Shape.TEXT, "1.0"),
  DESCRIPTION_CONTENT_TYPE("Description-Content-Type", Shape.TEXT, "2.1"),
  KEYWORDS("Keywords", Shape.WORDS, "1.0"),
  HOME_PAGE("Home-page", Shape.TEXT, "1.0"),
  DOWNLOAD_URL("Download-URL", Shape.TEXT, "1.1"),
  AUTHOR("Author", Shape.TEXT, "1.0"),
  AUTHOR_EMAIL("Author-email", Shape.TEXT, "1.0"),
  MAINTAINER("Maintainer", Shape.TEXT, "1.2"),
  MAINTAINER_EMAIL("Maintainer-email", Shape.TEXT, "1.2"),
  LICENSE("License", Shape.TEXT, "1.0"),
  LICENSE_EXPRESSION("License-Expression", Shape.TEXT, "2.4"),
  LICENSE_FILE("License-File", Shape.LIST, "2.4"),
  CLASSIFIER("Classifier", Shape.LIST, "1.1"),
  REQUIRES_DIST("Requires-Dist", Shape.LIST, "1.2"),
  REQUIRES_PYTHON("Requires-Python", Shape.TEXT, "1.2"),
  REQUIRES_EXTERNAL("Requires-External", Shape.LIST, "1.2"),
  PROJECT_URL("Project-URL", Shape.LABELLED, "1.2"),
  PROVIDES_EXTRA("Provides-Extra", Shape.LIST, "2.1"),
  PROVIDES_DIST("Provides-Dist", Shape.LIST, "1.2"),
  OBSOLETES_DIST("Obsoletes-Dist", Shape.LIST, "1.2"),
  IMPORT_NAME("Import-Name", Shape.LIST, "2.5"),
  IMPORT_NAMESPACE("Import-Namespace", Shape.LIST, "2.5"),
  REQUIRES("Requires", Shape.LIST, "1.1"),
  PROVIDES("Provides", Shape.LIST, "1.1"),
  OBSOLETES("Obsoletes", Shape.LIST, "1.1");

  private final String header;
  private final Shape shape;
  private final String since;

  MetadataField(String header, Shape shape, String since) {
    this.header = header;
    this.shape = shape;
    this.since = since;
  }

  /// What the values of a field make together.
  enum Shape {
    /// One text; the field may occur once.
    TEXT,
    /// A list of texts; the field may occur often.
    LIST,
    /// A list of words, separated by commas; the field may occur once.
    WORDS,
    /// Texts by label, separated by a comma; the field may occur often, each label once.
    LABELLED
  }

  /// Returns the name as the standard writes it, such as `Requires-Dist`.
  public String header() {
    return header;
  }

  /// Returns the name in lower case.
  public String key() {
    return header.toLowerCase(Locale.ROOT);
  }

  Shape shape() {
    return shape;
  }

  /// Returns the version of the metadata format that introduced the field.
  public String since() {
    return since;
  }

  /// Finds a field by its name in any case.
  public static Optional<MetadataField> find(String name) {
    return Optional.ofNullable(ByKey.FIELDS.get(name.toLowerCase(Locale.ROOT)));
  }

  private static final class ByKey {
    static final Map<String, MetadataField> FIELDS = new HashMap<>();

    static {
      for (MetadataField field : values()) {
        FIELDS.put(field.key(), field);
      }
    }
  }
}
