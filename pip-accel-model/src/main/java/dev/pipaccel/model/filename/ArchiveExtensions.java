package dev.pipaccel.model.filename;

import java.util.Set;

/// How the names of archives end, as pip reads them: case matters.
public final class ArchiveExtensions {
  /// That of wheels.
  public static final String WHEEL = ".whl";

  private static final Set<String> SOURCE =
      Set.of(
          ".zip",
          ".tar.gz",
          ".tgz",
          ".tar",
          ".tar.bz2",
          ".tbz",
          ".tar.xz",
          ".txz",
          ".tlz",
          ".tar.lz",
          ".tar.lzma");

  private ArchiveExtensions() {}

  /// Tells whether source archives may end so.
  public static boolean isSource(String extension) {
    return SOURCE.contains(extension);
  }
}
