package dev.pipaccel.environment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
  public Optional<String> read(String filename) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toString())) {
      ZipEntry entry = zip.getEntry(folder + "/" + filename);
      if (entry == null) {
        return Optional.empty();
      }
      try (InputStream stream = zip.getInputStream(entry)) {
        return Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }

  @Override
  boolean exists(String filename) {
    try {
      return read(filename).isPresent();
    } catch (IOException unreadable) {
      return false;
    }
  }

  @Override
  String readMetadata() throws IOException {
    Optional<String> text = read("METADATA");
    return text.isPresent() ? text.get() : read("PKG-INFO").orElse("");
  }
}
