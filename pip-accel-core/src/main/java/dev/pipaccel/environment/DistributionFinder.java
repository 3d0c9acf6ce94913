package dev.pipaccel.environment;

import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Looks for distributions in one entry of the search path after the other, by one directory
/// listing each.
final class DistributionFinder {
  private final Surroundings surroundings;
  private final Report report;
  private final Map<PackageName, InstalledDistribution> found = new LinkedHashMap<>();

  /// Names that count as found, valid or not.
  private final Set<PackageName> taken = new HashSet<>();

  DistributionFinder(Interpreter interpreter, Report report) {
    this.surroundings = new Surroundings(interpreter, report);
    this.report = report;
  }

  Map<PackageName, InstalledDistribution> found() {
    return found;
  }

  void search(Path place) {
    Path entry = plain(place);
    List<Path> links = new ArrayList<>();
    search(entry, entry, links);
    for (Path link : links) {
      target(link).ifPresent(target -> search(target, entry, new ArrayList<>()));
    }
  }

  private void search(Path entry, Path installed, List<Path> links) {
    if (Files.isDirectory(entry)) {
      searchFolder(entry, installed, links);
    } else if (isArchive(entry)) {
      searchArchive(entry, installed);
    }
  }

  private void searchFolder(Path folder, Path installed, List<Path> links) {
    MetadataNames names = new MetadataNames(lowerName(folder));
    try {
      for (String name : surroundings.names(folder)) {
        if (name.endsWith(".egg-link")) {
          links.add(folder.resolve(name));
        } else {
          names.add(name);
        }
      }
    } catch (IOException unreadable) {
      report.verbose("Cannot list %s: %s".formatted(folder, unreadable.getMessage()));
    }
    for (String name : names.inOrder()) {
      add(new FolderDistribution(surroundings, folder.resolve(name), installed));
    }
  }

  private void searchArchive(Path archive, Path installed) {
    Set<String> children = new LinkedHashSet<>();
    try (ZipFile zip = new ZipFile(archive.toString())) {
      for (Enumeration<? extends ZipEntry> e = zip.entries(); e.hasMoreElements(); ) {
        String name = e.nextElement().getName();
        int slash = name.indexOf('/');
        children.add(slash < 0 ? name : name.substring(0, slash));
      }
    } catch (IOException unreadable) {
      report.verbose("Cannot read %s: %s".formatted(archive, unreadable.getMessage()));
    }
    MetadataNames names = new MetadataNames(lowerName(archive));
    children.forEach(names::add);
    for (String name : names.inOrder()) {
      add(new ArchiveDistribution(surroundings, archive, name, installed));
    }
  }

  private void add(AbstractDistribution distribution) {
    Optional<String> written = distribution.writtenName();
    if (written.isEmpty()) {
      report.warn(
          "Skipping %s due to invalid metadata entry 'name'"
              .formatted(distribution.infoLocation()));
      return;
    }
    PackageName name = PackageName.of(written.get());
    if (!taken.add(name)) {
      return;
    }
    if (isValid(name.text())) {
      found.put(name, distribution);
      return;
    }
    String file = distribution.infoLocation().getFileName().toString();
    if (file.startsWith("~")) {
      report.warn(
          ("Ignoring incompletely removed distribution %s (%s); '~'-prefixed leftover directories"
                  + " are the result of a previous incomplete installation, and can be deleted")
              .formatted(file, distribution.location()));
    } else {
      report.warn("Ignoring invalid distribution %s (%s)".formatted(name, distribution.location()));
    }
  }

  /// Reads where an `.egg-link` leads: its first line that is not blank.
  private static Optional<Path> target(Path link) {
    try {
      for (String line : Files.readAllLines(link, StandardCharsets.UTF_8)) {
        if (!line.isBlank()) {
          return Optional.of(plain(link.resolveSibling(line.strip())));
        }
      }
      return Optional.empty();
    } catch (IOException | InvalidPathException unreadable) {
      return Optional.empty();
    }
  }

  /// Takes away what means "here". What means "up" stays: it may follow a symbolic link.
  private static Path plain(Path path) {
    Path plain = path.getRoot() == null ? Path.of("") : path.getRoot();
    for (Path name : path) {
      if (!name.toString().equals(".")) {
        plain = plain.resolve(name);
      }
    }
    return plain.toString().isEmpty() ? path : plain;
  }

  /// Tells whether to look into a file: an egg or another archive, but no wheel.
  private static boolean isArchive(Path file) {
    return !lowerName(file).endsWith(".whl") && Files.isRegularFile(file);
  }

  private static String lowerName(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
  }

  /// Tells whether a normalized name is one (PEP 508): letters, digits and inner dashes.
  private static boolean isValid(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean alphanumeric = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (!alphanumeric && (c != '-' || i == 0 || i == name.length() - 1)) {
        return false;
      }
    }
    return !name.isEmpty();
  }
}
