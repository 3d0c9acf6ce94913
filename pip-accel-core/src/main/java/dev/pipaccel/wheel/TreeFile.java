package dev.pipaccel.wheel;

import java.util.Optional;

/// A file of a wheel and where it is to go.
///
/// @param scheme the scheme that the target is relative to
/// @param source path in the wheel and so in the tree, with `/`
/// @param target path below the scheme's folder, with `/`
/// @param size in bytes
/// @param executable whether the wheel marks it executable
public record TreeFile(Scheme scheme, String source, String target, long size, boolean executable) {

  /// The install schemes of a wheel's files (spec "Binary distribution format", data directory).
  public enum Scheme {
    PURELIB,
    PLATLIB,
    HEADERS,
    SCRIPTS,
    DATA;

    /// Returns the name in a wheel's data directory, such as `purelib`.
    public String key() {
      return switch (this) {
        case PURELIB -> "purelib";
        case PLATLIB -> "platlib";
        case HEADERS -> "headers";
        case SCRIPTS -> "scripts";
        case DATA -> "data";
      };
    }

    /// Returns the scheme of that name in a wheel's data directory.
    public static Optional<Scheme> ofKey(String key) {
      for (Scheme scheme : values()) {
        if (scheme.key().equals(key)) {
          return Optional.of(scheme);
        }
      }
      return Optional.empty();
    }
  }

  /// Tells whether this is Python source.
  public boolean isPython() {
    return source.endsWith(".py");
  }
}
