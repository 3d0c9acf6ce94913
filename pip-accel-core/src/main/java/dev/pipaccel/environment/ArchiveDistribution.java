package dev.pipaccel.environment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// A distribution in a zipped egg.
final class ArchiveDistribution extends AbstractDistribution {
  private final Path archive;
  private final String folder;

  ArchiveDistribution(Surroundings surroundings, Path archive, String folder, Path installed) {
    super(surroundings, archive.resolve(folder), installed);
    this.archive = archive;
    this.folder = folder;
  }

  @Override
  public Kind kind() {
    return Kind.EGG;
  }

  @Override
  public Optional<String> stamp() {
    return Optional.empty();
  }

  @Override
  Optional<byte[]> content(String filename) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toString())) {
      ZipEntry entry = zip.getEntry(folder + "/" + filename);
      if (entry == null) {
        return Optional.empty();
      }
      try (InputStream stream = zip.getInputStream(entry)) {
        return Optional.of(stream.readAllBytes());
      }
    }
  }

  @Override
  boolean exists(String filename) {
    try {
      return content(filename).isPresent();
    } catch (IOException unreadable) {
      return false;
    }
  }

  @Override
  byte[] readMetadata() throws IOException {
    Optional<byte[]> content = content("METADATA");
    return content.isPresent() ? content.get() : content("PKG-INFO").orElse(new byte[0]);
  }
}
