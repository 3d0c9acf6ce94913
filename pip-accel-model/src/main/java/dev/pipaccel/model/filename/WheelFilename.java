package dev.pipaccel.model.filename;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.tag.Tag;
import dev.pipaccel.model.text.PythonText;
import dev.pipaccel.model.version.Version;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;

/// The parts of a wheel's file name (spec "Binary distribution format").
///
/// @param distribution the name part as written
public record WheelFilename(
    PackageName name,
    String distribution,
    Version version,
    Optional<BuildTag> buildTag,
    Set<Tag> tags) {
  private static final String SUFFIX = ".whl";

  /// Copies the tags.
  public WheelFilename {
    tags = Set.copyOf(tags);
  }

  /// Parses `{name}-{version}(-{build})?-{python}-{abi}-{platform}.whl`.
  ///
  /// @throws SyntaxException if the text is no wheel's file name
  public static WheelFilename parse(String filename) throws SyntaxException {
    if (!filename.endsWith(SUFFIX)) {
      throw invalid(filename, 0, "The extension must be '.whl'");
    }
    String stem = filename.substring(0, filename.length() - SUFFIX.length());
    int dashes = (int) stem.chars().filter(character -> character == '-').count();
    if (dashes != 4 && dashes != 5) {
      throw invalid(filename, 0, "Expected five or six parts, joined by dashes");
    }
    int versionStart = stem.indexOf('-') + 1;
    int versionEnd = stem.indexOf('-', versionStart);
    int tagStart = dashes == 4 ? versionEnd + 1 : stem.indexOf('-', versionEnd + 1) + 1;

    String distribution = stem.substring(0, versionStart - 1);
    if (!isProjectName(distribution)) {
      throw invalid(filename, 0, "Invalid project name '" + distribution + "'");
    }
    Version version =
        Version.tryParse(stem.substring(versionStart, versionEnd))
            .orElseThrow(() -> invalid(filename, versionStart, "Invalid version"));
    Optional<BuildTag> buildTag = Optional.empty();
    if (dashes == 5) {
      buildTag = Optional.of(parseBuild(filename, versionEnd + 1, tagStart - 1));
    }
    return new WheelFilename(
        PackageName.of(distribution), distribution, version, buildTag, tags(filename, tagStart));
  }

  private static Set<Tag> tags(String filename, int start) throws SyntaxException {
    try {
      return Tag.parse(filename.substring(start, filename.length() - SUFFIX.length()));
    } catch (SyntaxException e) {
      throw invalid(filename, start + e.offset(), e.getMessage());
    }
  }

  private static boolean isProjectName(String text) {
    return !text.isEmpty()
        && !text.contains("__")
        && text.codePoints().allMatch(each -> each == '.' || PythonText.isWord(each));
  }

  private static BuildTag parseBuild(String filename, int start, int end) throws SyntaxException {
    int digits = start;
    while (digits < end && filename.charAt(digits) >= '0' && filename.charAt(digits) <= '9') {
      digits++;
    }
    if (digits == start) {
      throw invalid(filename, start, "A build tag must start with a digit");
    }
    int suffixEnd = digits;
    while (suffixEnd < end && filename.charAt(suffixEnd) != '\n') {
      suffixEnd++;
    }
    return new BuildTag(
        new BigInteger(filename.substring(start, digits)), filename.substring(digits, suffixEnd));
  }

  private static SyntaxException invalid(String filename, int offset, String message) {
    return new SyntaxException("wheel filename", filename, offset, message);
  }

  /// A build tag: a number and what follows it; sorts by number, then by text.
  public record BuildTag(BigInteger number, String suffix) implements Comparable<BuildTag> {
    @Override
    public int compareTo(BuildTag other) {
      int byNumber = number.compareTo(other.number);
      return byNumber != 0 ? byNumber : suffix.compareTo(other.suffix);
    }
  }
}
