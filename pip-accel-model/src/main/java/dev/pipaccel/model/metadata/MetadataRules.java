package dev.pipaccel.model.metadata;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.requirement.Requirement;
import dev.pipaccel.model.text.PythonText;
import dev.pipaccel.model.version.SpecifierSet;
import dev.pipaccel.model.version.Version;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The rules of the core metadata standard, versions 1.0 to 2.6, with all their severity.
/// Installing asks for less: [CoreMetadata].
public final class MetadataRules {
  private static final List<String> VERSIONS =
      List.of("1.0", "1.1", "1.2", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6");

  private MetadataRules() {}

  /// A rule that is broken.
  ///
  /// @param field the field's name in lower case
  /// @param message what is wrong, without a final period
  public record Problem(String field, String message) {}

  /// Returns all broken rules; none if the metadata is valid.
  public static List<Problem> problems(RawMetadata metadata) {
    List<Problem> problems = new ArrayList<>();
    for (String name : metadata.unparsed().keySet()) {
      boolean known = MetadataField.find(name).isPresent();
      problems.add(
          new Problem(name, known ? "has invalid data" : "is not a field of the standard"));
    }
    int age = VERSIONS.indexOf(metadata.text(MetadataField.METADATA_VERSION).orElse(""));
    Set<MetadataField> present = new LinkedHashSet<>(metadata.fields().keySet());
    present.addAll(
        List.of(MetadataField.METADATA_VERSION, MetadataField.NAME, MetadataField.VERSION));
    for (MetadataField field : present) {
      if (metadata.unparsed().containsKey(field.key())) {
        continue;
      }
      if (age >= 0 && VERSIONS.indexOf(field.since()) > age) {
        problems.add(
            new Problem(field.key(), "was introduced in metadata version " + field.since()));
        continue;
      }
      try {
        check(field, metadata.fields().getOrDefault(field, List.of()));
      } catch (SyntaxException e) {
        problems.add(new Problem(field.key(), e.getMessage()));
      }
    }
    return List.copyOf(problems);
  }

  private static void check(MetadataField field, List<String> values) throws SyntaxException {
    String first = values.isEmpty() ? "" : values.getFirst();
    switch (field) {
      case METADATA_VERSION -> {
        require(VERSIONS.contains(first), first, "is not a version of the metadata format");
      }
      case NAME -> require(PackageName.isValid(first), first, "is not a valid name");
      case VERSION -> Version.parse(first);
      case SUMMARY -> {
        boolean single = first.chars().noneMatch(each -> PythonText.isLineBoundary((char) each));
        require(single, first, "has more than one line");
      }
      case DESCRIPTION_CONTENT_TYPE -> checkContentType(first);
      case DYNAMIC -> {
        for (String name : values) {
          checkDynamic(name);
        }
      }
      case PROVIDES_EXTRA -> {
        for (String name : values) {
          require(PackageName.isValid(name), name, "is not a valid name of an extra");
        }
      }
      case REQUIRES_PYTHON -> SpecifierSet.parse(first);
      case REQUIRES_DIST -> {
        for (String requirement : values) {
          Requirement.parse(requirement);
        }
      }
      case LICENSE_EXPRESSION -> LicenseExpression.parse(first);
      case LICENSE_FILE -> {
        for (String path : values) {
          checkLicensePath(path);
        }
      }
      case IMPORT_NAME, IMPORT_NAMESPACE -> {
        for (String name : values) {
          ImportNames.check(name);
        }
      }
      case PLATFORM,
          SUPPORTED_PLATFORM,
          DESCRIPTION,
          KEYWORDS,
          HOME_PAGE,
          DOWNLOAD_URL,
          AUTHOR,
          AUTHOR_EMAIL,
          MAINTAINER,
          MAINTAINER_EMAIL,
          LICENSE,
          CLASSIFIER,
          REQUIRES_EXTERNAL,
          PROJECT_URL,
          PROVIDES_DIST,
          OBSOLETES_DIST,
          REQUIRES,
          PROVIDES,
          OBSOLETES -> {
        // The standard leaves the content of these fields open.
      }
    }
  }

  private static void checkDynamic(String name) throws SyntaxException {
    Optional<MetadataField> field = MetadataField.find(name);
    require(field.isPresent(), name, "is not a field of the standard");
    boolean fixed =
        switch (field.get()) {
          case NAME, VERSION, METADATA_VERSION -> true;
          default -> false;
        };
    require(!fixed, name, "can't be dynamic");
  }

  private static void checkContentType(String text) throws SyntaxException {
    ContentType type = ContentType.parse(text);
    Map<String, String> parameters = type.parameters();
    boolean known =
        switch (type.type()) {
          case "text/plain", "text/x-rst", "text/markdown" -> true;
          default -> false;
        };
    require(known, text, "must be text/plain, text/x-rst or text/markdown");
    String charset = parameters.getOrDefault("charset", "UTF-8").toLowerCase(Locale.ROOT);
    require(charset.equals("utf-8"), text, "can only name the charset UTF-8");
    if (type.type().equals("text/markdown")) {
      String variant = parameters.getOrDefault("variant", "GFM");
      boolean valid = variant.equals("GFM") || variant.equals("CommonMark");
      require(valid, text, "can only name the variants GFM and CommonMark");
    }
  }

  private static void checkLicensePath(String path) throws SyntaxException {
    require(!path.contains(".."), path, "may not hold parent directory indicators");
    require(path.indexOf('*') < 0, path, "must be a resolved path");
    boolean drive = path.startsWith(":/", 1);
    require(!path.startsWith("/") && !drive, path, "must be a relative path");
    require(path.indexOf('\\') < 0, path, "must be separated by slashes");
    boolean plain = !path.isEmpty() && !path.endsWith("/") && !path.contains("//");
    boolean current = path.startsWith("./") || path.contains("/./") || path.endsWith("/.");
    require((plain && !current) || path.equals("."), path, "must be a normalized path");
  }

  private static void require(boolean holds, String value, String message) throws SyntaxException {
    if (!holds) {
      throw new SyntaxException("core metadata", value, 0, "'" + value + "' " + message);
    }
  }
}
