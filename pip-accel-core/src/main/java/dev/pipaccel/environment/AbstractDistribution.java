package dev.pipaccel.environment;

import dev.pipaccel.error.MetadataException;
import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.metadata.CoreMetadata;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What installed distributions have in common, whatever their metadata lies in.
abstract sealed class AbstractDistribution implements InstalledDistribution
    permits FolderDistribution, ArchiveDistribution {
  private final Interpreter interpreter;
  private final Path infoLocation;
  private final Path installedLocation;
  private @Nullable String metadataText;

  AbstractDistribution(Interpreter interpreter, Path infoLocation, Path installedLocation) {
    this.interpreter = interpreter;
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
    return MetadataText.field(metadataText(), "Name");
  }

  @Override
  public final PackageName name() {
    return PackageName.of(writtenName().orElse(""));
  }

  @Override
  public final String displayName() {
    return MetadataText.field(metadataText(), "Name").orElseGet(() -> name().text());
  }

  @Override
  public final String rawVersion() {
    return MetadataText.field(metadataText(), "Version").orElseGet(this::folderVersion);
  }

  @Override
  public final Version version() throws MetadataException {
    String folder = folderVersion();
    String text =
        folder.isEmpty() ? MetadataText.field(metadataText(), "Version").orElse("") : folder;
    return Version.tryParse(text)
        .orElseThrow(() ->
            new MetadataException(
                "Installed distribution %s has an invalid version '%s'"
                    .formatted(infoLocation, text)));
  }

  private String folderVersion() {
    String file = infoLocation.getFileName().toString();
    int dash = file.indexOf('-');
    return file.endsWith(".dist-info") && dash > 0
        ? file.substring(dash + 1, Math.max(dash + 1, file.length() - ".dist-info".length()))
        : "";
  }

  @Override
  public final CoreMetadata metadata() throws MetadataException {
    try {
      String text = metadataText();
      if (kind() != Kind.DIST_INFO) {
        text = MetadataText.withRequirements(text, read("requires.txt").orElse(""));
      }
      return CoreMetadata.parse(text.getBytes(StandardCharsets.UTF_8));
    } catch (SyntaxException | IOException broken) {
      throw new MetadataException(
          "Invalid metadata in %s: %s".formatted(infoLocation, broken.getMessage()), broken);
    }
  }

  /// Returns METADATA or PKG-INFO, empty text where neither can be read.
  private synchronized String metadataText() {
    String text = metadataText;
    if (text == null) {
      try {
        text = readMetadata();
      } catch (IOException unreadable) {
        text = "";
      }
      metadataText = text;
    }
    return text;
  }

  abstract String readMetadata() throws IOException;

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
      for (String line : read("INSTALLER").orElse("").split("\r\n|\r|\n", -1)) {
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
  public final Optional<String> directUrl() {
    try {
      return read("direct_url.json");
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  @Override
  public final Optional<Path> editableLocation() {
    Optional<String> directUrl = directUrl();
    if (directUrl.isPresent()) {
      return EditableUrl.folder(directUrl.get());
    }
    List<String> links = EggLinks.names(displayName());
    for (Path folder : interpreter.path()) {
      for (String link : links) {
        if (Files.isRegularFile(folder.resolve(link))) {
          return Optional.of(location());
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public final boolean isLocal() {
    return !interpreter.isVirtualEnvironment() || isWithin(interpreter.prefix());
  }

  @Override
  public final boolean isInUserSite() {
    return interpreter.sites().user().filter(this::isWithin).isPresent();
  }

  @Override
  public final boolean isInSitePackages() {
    return isWithin(interpreter.sites().purelib());
  }

  private boolean isWithin(Path folder) {
    return NormalPaths.of(installedLocation).startsWith(NormalPaths.of(folder));
  }

  @Override
  public final String toString() {
    return displayName() + " " + rawVersion();
  }
}
