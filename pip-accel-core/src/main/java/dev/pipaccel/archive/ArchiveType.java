package dev.pipaccel.archive;

import dev.pipaccel.error.ArchiveException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The two kinds of source archives.
enum ArchiveType {
  TAR,
  ZIP;

  private static final List<String> TAR_ENDINGS =
      List.of(
          ".tar.gz", ".tgz", ".tar", ".tar.bz2", ".tbz", ".tar.xz", ".txz", ".tlz", ".tar.lzma");
  private static final List<String> ZIP_ENDINGS = List.of(".zip", ".whl");

  /// Tells by the name, else by the content.
  ///
  /// @throws ArchiveException if it is neither, or could be both
  static ArchiveType of(Path archive) throws IOException, ArchiveException {
    String name = archive.getFileName().toString().toLowerCase(Locale.ROOT);
    if (ZIP_ENDINGS.stream().anyMatch(name::endsWith)) {
      return ZIP;
    }
    if (TAR_ENDINGS.stream().anyMatch(name::endsWith)) {
      return TAR;
    }
    boolean zip = ZipUnpacker.accepts(archive);
    boolean tar = TarUnpacker.accepts(archive);
    if (zip == tar) {
      throw new ArchiveException(
          "Cannot determine the format of the archive "
              + archive
              + (zip ? ", it is ambiguous" : ""));
    }
    return zip ? ZIP : TAR;
  }
}
