package dev.pipaccel.build;

import dev.pipaccel.archive.ArchiveEntry;
import dev.pipaccel.archive.ZipArchive;
import dev.pipaccel.error.ArchiveException;
import dev.pipaccel.error.BuildException;
import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.filename.WheelFilename;
import dev.pipaccel.model.metadata.CoreMetadata;
import dev.pipaccel.model.name.PackageName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// Looks whether a backend built what was asked for: name and version of the file's name, of its
/// metadata and of the metadata prepared before must agree.
///
/// @param filename the parsed name of the file
/// @param metadata of the wheel
/// @param text the whole METADATA of the wheel
record WheelCheck(WheelFilename filename, CoreMetadata metadata, String text) {
  private static final String METADATA = ".dist-info/METADATA";

  /// Checks a wheel of which only its own parts can be compared.
  static WheelCheck of(Path wheel, String requirement) throws BuildException {
    try {
      WheelFilename filename = WheelFilename.parse(String.valueOf(wheel.getFileName()));
      byte[] content = read(wheel);
      CoreMetadata metadata = CoreMetadata.parse(content);
      if (!metadata.name().equals(filename.name())
          || !metadata.version().equals(filename.version())) {
        throw invalid(
            requirement,
            "%s holds %s %s"
                .formatted(wheel.getFileName(), metadata.displayName(), metadata.version()));
      }
      return new WheelCheck(filename, metadata, new String(content, StandardCharsets.UTF_8));
    } catch (SyntaxException failure) {
      throw invalid(requirement, "%s: %s".formatted(wheel.getFileName(), failure.getMessage()));
    } catch (IOException | ArchiveException failure) {
      throw invalid(requirement, "%s".formatted(failure.getMessage()));
    }
  }

  /// Checks that the wheel is one of this project.
  WheelCheck isOf(PackageName name, String requirement) throws BuildException {
    if (!filename.name().equals(name)) {
      throw invalid(
          requirement,
          "Wheel has unexpected file name: expected '%s', got '%s'"
              .formatted(name, filename.name()));
    }
    return this;
  }

  private static byte[] read(Path wheel) throws IOException, ArchiveException, BuildException {
    try (ZipArchive archive = ZipArchive.open(wheel)) {
      Optional<ArchiveEntry> entry =
          archive.entries().stream().filter(WheelCheck::isMetadata).findFirst();
      if (entry.isEmpty()) {
        throw new BuildException("%s has no METADATA".formatted(wheel));
      }
      return archive.read(entry.get());
    }
  }

  private static boolean isMetadata(ArchiveEntry entry) {
    return entry.name().endsWith(METADATA)
        && entry.name().indexOf('/') == entry.name().lastIndexOf('/');
  }

  private static BuildException invalid(String requirement, String reason) {
    return new BuildException("Built wheel for %s is invalid: %s".formatted(requirement, reason));
  }
}
