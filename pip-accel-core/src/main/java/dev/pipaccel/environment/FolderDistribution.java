package dev.pipaccel.environment;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Optional;

/// A distribution whose metadata is a folder, or a file in the manner of distutils.
final class FolderDistribution extends AbstractDistribution {
  FolderDistribution(Surroundings surroundings, Path infoLocation, Path installedLocation) {
    super(surroundings, infoLocation, installedLocation);
  }

  @Override
  public Kind kind() {
    String name = infoLocation().getFileName().toString().toLowerCase(Locale.ROOT);
    if (Files.isRegularFile(infoLocation())) {
      return Kind.EGG_INFO_FILE;
    }
    if (name.endsWith(".dist-info")) {
      return Kind.DIST_INFO;
    }
    return name.equals("egg-info") ? Kind.EGG : Kind.EGG_INFO_FOLDER;
  }

  @Override
  Optional<byte[]> content(String filename) throws IOException {
    return readFile(infoLocation().resolve(filename));
  }

  @Override
  boolean exists(String filename) {
    return Files.exists(infoLocation().resolve(filename));
  }

  @Override
  public Optional<String> stamp() {
    if (!infoLocation().toString().endsWith(".dist-info")
        || exists("direct_url.json")
        || mayBeLinked()) {
      return Optional.empty();
    }
    Path file = infoLocation().resolve("METADATA");
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.fileKey() != null && isSettled(attributes.lastModifiedTime())
          ? Optional.of(ProbeKey.state(file, attributes))
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  @Override
  byte[] readMetadata() throws IOException {
    Optional<byte[]> content = content("METADATA");
    if (content.isEmpty()) {
      content = content("PKG-INFO");
    }
    if (content.isEmpty()) {
      content = readFile(infoLocation());
    }
    return content.orElse(new byte[0]);
  }

  /// Reads a file; empty where it is missing, a folder, or not to be read.
  private static Optional<byte[]> readFile(Path file) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException | AccessDeniedException missing) {
      return Optional.empty();
    } catch (FileSystemException failure) {
      // "Not a directory" and "is a directory" have no types of their own.
      if (Files.isRegularFile(file)) {
        throw failure;
      }
      return Optional.empty();
    } catch (IOException failure) {
      if (Files.isDirectory(file)) {
        return Optional.empty();
      }
      throw failure;
    }
  }
}
