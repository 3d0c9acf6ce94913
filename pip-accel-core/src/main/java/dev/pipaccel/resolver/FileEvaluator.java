package dev.pipaccel.resolver;

import dev.pipaccel.error.IndexException;
import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.filename.ArchiveExtensions;
import dev.pipaccel.model.filename.SourceFilename;
import dev.pipaccel.model.filename.WheelFilename;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.tag.Tag;
import dev.pipaccel.model.tag.TagSet;
import dev.pipaccel.model.version.Specifier;
import dev.pipaccel.model.version.SpecifierSet;
import dev.pipaccel.model.version.Version;
import dev.pipaccel.resolver.FileVerdict.Reason;
import dev.pipaccel.resolver.FileVerdict.Unusable;
import dev.pipaccel.resolver.FileVerdict.Usable;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// Judges whether the files of a page could be installed in the target environment.
final class FileEvaluator {
  private final TagSet tags;
  private final Version python;
  private final ResolverOptions options;

  FileEvaluator(TagSet tags, Version python, ResolverOptions options) {
    this.tags = tags;
    this.python = python;
    this.options = options;
  }

  /// Tells whether a file can make the resolution fail; then all have to be looked at.
  boolean mayFail() {
    return options.uploadedPriorTo().isPresent();
  }

  /// Judges a file of a project.
  ///
  /// @throws IndexException if the user limits the time of upload and the index tells none
  FileVerdict evaluate(ProjectFile file, PackageName project) throws IndexException {
    Optional<String> egg = file.link().egg();
    String extension = Link.extension(file.filename());
    boolean isWheel = extension.equals(ArchiveExtensions.WHEEL);
    Optional<Unusable> problem =
        egg.isPresent() ? Optional.empty() : checkFormat(file, project, extension);
    if (problem.isPresent()) {
      return problem.get();
    }
    if (isWheel && egg.isEmpty()) {
      return evaluateWheel(file, project);
    }
    problem = checkUploadTime(file);
    if (problem.isPresent()) {
      return problem.get();
    }
    if (!isWheel && !options.formatControl().allowsSource(project)) {
      return new Unusable(Reason.FORMAT, file, () -> "No sources permitted for " + project);
    }
    String filename = file.filename();
    String stem =
        egg.orElseGet(() -> filename.substring(0, filename.length() - extension.length()));
    return evaluateSource(file, project, stem);
  }

  private FileVerdict evaluateWheel(ProjectFile file, PackageName project) throws IndexException {
    WheelFilename wheel;
    try {
      wheel = WheelFilename.parse(file.filename());
    } catch (SyntaxException e) {
      return new Unusable(Reason.NAME, file, () -> "invalid wheel filename");
    }
    if (!wheel.name().equals(project)) {
      return new Unusable(
          Reason.OTHER_PROJECT, file, () -> "wrong project name (not " + project + ")");
    }
    OptionalInt rank = tags.rank(wheel.tags());
    if (rank.isEmpty()) {
      return new Unusable(Reason.TAGS, file, () -> unsupported(wheel));
    }
    Optional<Unusable> problem = checkUploadTime(file);
    return problem.isPresent()
        ? problem.get()
        : checkPython(
            new FoundFile(file, wheel.version(), wheel, rank.getAsInt()),
            wheel.version().toString());
  }

  private static String unsupported(WheelFilename wheel) {
    return "none of the wheel's tags ("
        + wheel.tags().stream().map(Tag::toString).sorted().collect(Collectors.joining(", "))
        + ") are compatible";
  }

  private FileVerdict evaluateSource(ProjectFile file, PackageName project, String stem) {
    Optional<String> versionText = SourceFilename.versionText(stem, project);
    if (versionText.isEmpty()) {
      return new Unusable(Reason.NAME, file, () -> "Missing project version for " + project);
    }
    String text = versionText.get();
    String pythonSuffix = pythonSuffix(text);
    if (!pythonSuffix.isEmpty()) {
      if (!pythonSuffix.equals(majorMinor())) {
        return new Unusable(Reason.TAGS, file, () -> "Python version is incorrect");
      }
      text = text.substring(0, text.length() - pythonSuffix.length() - "-py".length());
    }
    String versionPart = text;
    int rank = tags.tags().size();
    return Version.tryParse(text)
        .map(version -> checkPython(new FoundFile(file, version, null, rank), versionPart))
        .orElseGet(() -> new Unusable(Reason.NAME, file, () -> "invalid version " + versionPart));
  }

  private Optional<Unusable> checkFormat(ProjectFile file, PackageName project, String extension) {
    if (extension.isEmpty()) {
      return Optional.of(new Unusable(Reason.FORMAT, file, () -> "not a file"));
    }
    boolean isWheel = extension.equals(ArchiveExtensions.WHEEL);
    if (!isWheel && !ArchiveExtensions.isSource(extension)) {
      return Optional.of(
          new Unusable(Reason.FORMAT, file, () -> "unsupported archive format: " + extension));
    }
    if (isWheel && !options.formatControl().allowsBinary(project)) {
      return Optional.of(
          new Unusable(Reason.FORMAT, file, () -> "No binaries permitted for " + project));
    }
    if (extension.equals(".zip") && file.link().path().contains("macosx10")) {
      return Optional.of(new Unusable(Reason.FORMAT, file, () -> "macosx10 one"));
    }
    return Optional.empty();
  }

  private Optional<Unusable> checkUploadTime(ProjectFile file) throws IndexException {
    if (options.uploadedPriorTo().isEmpty() || file.link().isFile()) {
      return Optional.empty();
    }
    Instant limit = options.uploadedPriorTo().get();
    Instant uploaded =
        file.uploadTime()
            .orElseThrow(() ->
                new IndexException(
                    "Index " + file.page() + " does not provide upload-time metadata"));
    return uploaded.isBefore(limit)
        ? Optional.empty()
        : Optional.of(
            new Unusable(
                Reason.UPLOAD_TIME,
                file,
                () -> "Upload time " + uploaded + " not prior to " + limit));
  }

  /// @param versionText as pip shows it
  private FileVerdict checkPython(FoundFile file, String versionText) {
    Optional<SpecifierSet> required = file.file().requiresPython();
    if (options.ignoreRequiresPython() || required.isEmpty() || required.get().contains(python)) {
      return new Usable(file);
    }
    return new Unusable(
        Reason.PYTHON,
        file.file(),
        () -> versionText + " Requires-Python " + ordered(required.get()));
  }

  private static String ordered(SpecifierSet specifiers) {
    return specifiers.specifiers().stream()
        .sorted(Comparator.comparing(FileEvaluator::numbers))
        .map(Specifier::toString)
        .collect(Collectors.joining(","));
  }

  /// The purely numeric segments of a specifier's text, by which pip sorts specifiers for display;
  /// the segment that the operator touches is none.
  private static String numbers(Specifier specifier) {
    StringBuilder key = new StringBuilder();
    for (String segment : specifier.toString().split("\\.")) {
      if (!segment.isEmpty() && segment.chars().allMatch(Character::isDigit)) {
        key.append("%30s".formatted(segment)).append('.');
      }
    }
    return key.toString();
  }

  /// The `3.8` of a version like `1.0-py3.8`, empty if there is none.
  private static String pythonSuffix(String version) {
    int start = version.lastIndexOf("-py");
    if (start < 0) {
      return "";
    }
    String suffix = version.substring(start + "-py".length());
    return suffix.matches("[123]\\.?[0-9]?") ? suffix : "";
  }

  private String majorMinor() {
    String[] parts = python.toString().split("\\.", 3);
    return parts.length < 2 ? parts[0] : parts[0] + "." + parts[1];
  }
}
