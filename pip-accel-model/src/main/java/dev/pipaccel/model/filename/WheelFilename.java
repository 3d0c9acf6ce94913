package dev.pipaccel.model.filename;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.tag.Tag;
import dev.pipaccel.model.version.Version;
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
  /// Parses `{name}-{version}(-{build})?-{python}-{abi}-{platform}.whl`.
  public static WheelFilename parse(String filename) throws SyntaxException {
    throw new UnsupportedOperationException(filename);
  }

  /// A build tag: a number and what follows it; sorts by number, then by text.
  public record BuildTag(long number, String suffix) implements Comparable<BuildTag> {
    @Override
    public int compareTo(BuildTag other) {
      int byNumber = Long.compare(number, other.number);
      return byNumber != 0 ? byNumber : suffix.compareTo(other.suffix);
    }
  }
}
