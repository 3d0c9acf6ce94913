package dev.pipaccel.environment;

import dev.pipaccel.error.MetadataException;
import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.directurl.DirectUrl;
import dev.pipaccel.model.metadata.CoreMetadata;
import dev.pipaccel.model.metadata.InstalledMetadata;
import dev.pipaccel.model.metadata.MetadataMessage;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.Version;
import dev.pipaccel.url.FileUrls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What installed distributions have in common, whatever their metadata lies in.
abstract sealed class AbstractDistribution implements InstalledDistribution
    permits FolderDistribution, ArchiveDistribution {
  /// In how many seconds at most a file system counts: FAT in two.
  private static final long COARSEST_CLOCK = 2;

  private static final char NO_CHARACTER = '\uFFFD';

  private final Surroundings surroundings;
  private final Path infoLocation;
  private final Path installedLocation;
  private @Nullable MetadataMessage message;

  AbstractDistribution(Surroundings surroundings, Path infoLocation, Path installedLocation) {
    this.surroundings = surroundings;
    this.infoLocation = infoLocation;
    this.installedLocation = installedLocation;
  }

  /// Returns the name, from the folder's name where it tells, else from the metadata.
  final Optional<String> writtenName() {
    String file = infoLocation.getFileName().toString();
    int dash = file.indexOf('-');
    if (file.endsWith(".dist-info")) {
      String stem = file.substring(0, file.length() - ".dist-info".length());
      if (stem.indexOf('-') > 0) {
        return Optional.of(stem.substring(0, dash));
      }
    } else if (file.endsWith(".egg-info")) {
      String stem = file.substring(0, file.length() - ".egg-info".length());
      int end = stem.indexOf('-');
      String name = end < 0 ? stem : stem.substring(0, end);
      if (!name.isEmpty()) {
        return Optional.of(name);
      }
    }
    return message().first("Name");
  }

  @Override
  public final PackageName name() {
    return PackageName.of(writtenName().orElse(""));
  }

  @Override
  public final String displayName() {
    return message().first("Name").orElseGet(() -> name().text());
  }

  @Override
  public final String rawVersion() {
    return message().first("Version").orElseGet(this::folderVersion);
  }

  @Override
  public final Version version() throws MetadataException {
    String folder = folderVersion();
    String text = folder.isEmpty() ? message().first("Version").orElse("") : folder;
    return Version.tryParse(text)
        .orElseThrow(() ->
            new MetadataException(
                "Installed distribution %s has an invalid version '%s'"
                    .formatted(infoLocation, text)));
  }

  private String folderVersion() {
    String file = infoLocation.getFileName().toString();
    int dash = file.indexOf('-');
    return file.endsWith(".dist-info") && dash >= 0
        ? file.substring(dash + 1, Math.max(dash + 1, file.length() - ".dist-info".length()))
        : "";
  }

  @Override
  public final CoreMetadata metadata() throws MetadataException {
    try {
      return CoreMetadata.of(message());
    } catch (SyntaxException broken) {
      throw new MetadataException(
          "Invalid metadata in %s: %s".formatted(infoLocation, broken.getMessage()), broken);
    }
  }

  @Override
  public final synchronized MetadataMessage message() {
    MetadataMessage known = message;
    if (known == null) {
      known = readMessage();
      message = known;
    }
    return known;
  }

  private MetadataMessage readMessage() {
    MetadataMessage read;
    try {
      read = InstalledMetadata.parse(readMetadata());
    } catch (IOException unreadable) {
      read = InstalledMetadata.parse(new byte[0]);
    }
    if (kind() == Kind.DIST_INFO) {
      return read;
    }
    try {
      return InstalledMetadata.withRequirements(read, read("requires.txt").orElse(""));
    } catch (IOException unreadable) {
      return read;
    }
  }

  /// Returns METADATA or PKG-INFO.
  abstract byte[] readMetadata() throws IOException;

  /// Returns the content of a file of the metadata, empty if there is none.
  abstract Optional<byte[]> content(String filename) throws IOException;

  @Override
  public final Optional<String> read(String filename) throws IOException {
    return content(filename).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  @Override
  public final Path infoLocation() {
    return infoLocation;
  }

  @Override
  public final Path location() {
    Path parent = infoLocation.getParent();
    return parent == null ? infoLocation : parent;
  }

  @Override
  public final Path installedLocation() {
    return installedLocation;
  }

  @Override
  public final String installer() {
    try {
      String text = read("INSTALLER").orElse("");
      if (text.indexOf(NO_CHARACTER) >= 0) {
        // What is not UTF-8 names no program.
        return "";
      }
      for (String line : text.split("\r\n|\r|\n", -1)) {
        if (!line.isBlank()) {
          return line.strip();
        }
      }
    } catch (IOException unreadable) {
      // As good as absent.
    }
    return "";
  }

  @Override
  public final boolean isRequested() {
    return exists("REQUESTED");
  }

  abstract boolean exists(String filename);

  @Override
  public final Optional<DirectUrl> directUrl() {
    Optional<String> text;
    try {
      text = read("direct_url.json");
    } catch (IOException unreadable) {
      return Optional.empty();
    }
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(DirectUrl.parse(text.get()));
    } catch (SyntaxException invalid) {
      surroundings
          .report()
          .warn("Error parsing direct_url.json for %s: %s".formatted(name(), invalid.getMessage()));
      return Optional.empty();
    }
  }

  @Override
  public final Optional<Path> editableLocation() {
    Optional<DirectUrl> directUrl = directUrl();
    if (directUrl.isPresent()) {
      return directUrl.filter(DirectUrl::isLocalEditable).flatMap(url -> FileUrls.path(url.url()));
    }
    return mayBeLinked() && surroundings.hasEggLink(displayName())
        ? Optional.of(location())
        : Optional.empty();
  }

  /// Tells whether there is any `.egg-link`, by which it could be editable.
  final boolean mayBeLinked() {
    return surroundings.hasEggLinks();
  }

  /// Tells whether a change since the search would have given another time to a file of this one.
  final boolean isSettled(FileTime time) {
    return time.toInstant().plusSeconds(COARSEST_CLOCK).isBefore(surroundings.begun());
  }

  @Override
  public final boolean isLocal() {
    Interpreter interpreter = surroundings.interpreter();
    return !interpreter.isVirtualEnvironment() || isWithin(interpreter.prefix());
  }

  @Override
  public final boolean isInUserSite() {
    return surroundings.interpreter().sites().user().filter(this::isWithin).isPresent();
  }

  @Override
  public final boolean isInSitePackages() {
    return isWithin(surroundings.interpreter().sites().purelib());
  }

  /// Compares by letters, as pip does: a folder counts as within another whose name begins alike.
  private boolean isWithin(Path folder) {
    return surroundings.normal(installedLocation).startsWith(surroundings.normal(folder));
  }

  @Override
  public final String toString() {
    return displayName() + " " + rawVersion();
  }
}
