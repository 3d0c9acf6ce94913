package dev.pipaccel.model.lock;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.marker.Marker;
import dev.pipaccel.model.name.ExtraName;
import dev.pipaccel.model.version.SpecifierSet;
import dev.pipaccel.model.version.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A lock file (PEP 751). The whole file is checked when it is read; [LockSelection] tells what an
/// environment installs from it.
///
/// @param environments where the file may be installed; none means anywhere
/// @param dependencyGroups the names of the groups that the file knows, as written
/// @param defaultGroups the groups that are installed unless others are asked for
public record Pylock(
    Version lockVersion,
    List<Marker> environments,
    Optional<SpecifierSet> requiresPython,
    List<ExtraName> extras,
    List<String> dependencyGroups,
    List<String> defaultGroups,
    String createdBy,
    List<LockedPackage> packages) {
  private static final Version KNOWN = Version.of("1.0");

  /// Copies the lists.
  public Pylock {
    environments = List.copyOf(environments);
    extras = List.copyOf(extras);
    dependencyGroups = List.copyOf(dependencyGroups);
    defaultGroups = List.copyOf(defaultGroups);
    packages = List.copyOf(packages);
  }

  /// Checks and reads a lock file.
  ///
  /// @param document the parsed TOML: strings, `Long`, `Boolean`, `java.time` values, lists, maps
  /// @throws SyntaxException if the file breaks the standard; the message names the key, such as
  ///   `packages[3].wheels[0].hashes`
  public static Pylock of(Map<String, ? extends @Nullable Object> document) throws SyntaxException {
    return LockReader.read(new LockTable("", document));
  }

  /// Tells whether a file name is one that a lock file may have: `pylock.toml` or
  /// `pylock.NAME.toml`, the name without dots.
  public static boolean isFilename(String filename) {
    if (filename.equals("pylock.toml")) {
      return true;
    }
    int start = "pylock.".length();
    int end = filename.length() - ".toml".length();
    return filename.startsWith("pylock.")
        && filename.endsWith(".toml")
        && end > start
        && filename.indexOf('.', start) == end;
  }

  /// Tells whether the file's format is newer than the one known here; it may say things that are
  /// passed over.
  public boolean isNewer() {
    return lockVersion.compareTo(KNOWN) > 0;
  }
}
