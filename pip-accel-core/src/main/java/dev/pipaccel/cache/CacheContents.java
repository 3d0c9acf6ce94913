package dev.pipaccel.cache;

import dev.pipaccel.fs.AtomicFiles;
import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.FileTrees;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What lies in the user's store, for people who want to know it or to be rid of it. What is
/// removed is renamed away first: who uses the store meanwhile finds it or misses it, but never
/// half of it.
public final class CacheContents {
  private static final String WHEEL = ".whl";

  /// What is cache; all else in the folder of the data is not, such as pip-accel.conf.
  private static final List<String> BUCKETS =
      List.of(
          "pages-1",
          "metadata-1",
          "built-1",
          "trees-1",
          "interpreters-1",
          "resolutions-1",
          "imported-1",
          "sources",
          "binaries",
          "logs",
          "quarantine");

  private final CacheRoots roots;

  /// The contents of a store.
  public CacheContents(CacheRoots roots) {
    this.roots = roots;
  }

  /// How much there is of something.
  ///
  /// @param bytes as the files say; links count nothing
  public record Amount(int files, int directories, long bytes) {
    private static final Amount NOTHING = new Amount(0, 0, 0);

    private Amount plus(Amount other) {
      return new Amount(files + other.files, directories + other.directories, bytes + other.bytes);
    }
  }

  /// One kind of thing.
  ///
  /// @param things how many there are of what the part is about
  public record Part(Path location, int things, long bytes) {}

  /// Returns what there is of index pages.
  public Part pages() throws IOException {
    Path location = roots.bucket("pages-1");
    Amount amount = measure(location);
    return new Part(location, amount.files(), amount.bytes());
  }

  /// Returns what there is of wheels that were built here.
  public Part builtWheels() throws IOException {
    Path location = roots.bucket("built-1");
    return new Part(location, wheels(name -> true).size(), measure(location).bytes());
  }

  /// Returns what there is of downloaded archives.
  public Part archives() throws IOException {
    Amount amount = measure(roots.archives());
    return new Part(roots.archives(), amount.files(), amount.bytes());
  }

  /// Returns what there is of unpacked wheels.
  public Part trees() throws IOException {
    return new Part(roots.trees(), children(roots.trees()).size(), measure(roots.trees()).bytes());
  }

  /// Returns the wheels built here whose file names will do, sorted by path.
  public List<Path> wheels(Predicate<String> name) throws IOException {
    List<Path> wheels = new ArrayList<>();
    for (Path key : children(roots.bucket("built-1"))) {
      for (Path variant : children(key)) {
        for (Path file : children(variant)) {
          String filename = file.getFileName().toString();
          if (filename.endsWith(WHEEL) && name.test(filename)) {
            wheels.add(file);
          }
        }
      }
    }
    return wheels.stream().sorted().toList();
  }

  /// Removes wheels built here, with what was unpacked of them.
  ///
  /// @return the wheels, and the folders that went with them
  public Amount remove(List<Path> wheels) throws IOException {
    Amount removed = Amount.NOTHING;
    for (Path wheel : wheels) {
      Path variant = wheel.getParent();
      Path key = variant == null ? null : variant.getParent();
      if (variant == null
          || key == null
          || !Files.isRegularFile(wheel, LinkOption.NOFOLLOW_LINKS)) {
        continue;
      }
      String sha256 = Digests.sha256(wheel);
      removed = removed.plus(new Amount(1, 0, Files.size(wheel)));
      int directories = takeAway(variant).directories();
      directories += takeAway(roots.trees().resolve(sha256)).directories();
      directories += deleteIfEmpty(key);
      removed = removed.plus(new Amount(0, directories, 0));
      forget(wheel);
    }
    return removed;
  }

  /// Removes everything that is cache.
  public Amount removeAll() throws IOException {
    Amount removed = takeAway(roots.archives());
    for (String bucket : BUCKETS) {
      removed = removed.plus(takeAway(roots.bucket(bucket)));
    }
    return removed;
  }

  /// Deletes the link that shows a wheel to people.
  private void forget(Path wheel) throws IOException {
    Path link = roots.bucket("binaries").resolve(wheel.getFileName());
    if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(wheel)) {
      FileChanges.deleteIfExists(link);
    }
  }

  private static int deleteIfEmpty(Path directory) throws IOException {
    try {
      FileChanges.delete(directory);
      return 1;
    } catch (DirectoryNotEmptyException | NoSuchFileException _) {
      return 0;
    }
  }

  private static Amount takeAway(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return Amount.NOTHING;
    }
    Path aside = AtomicFiles.unusedNameBeside(path);
    FileChanges.rename(path, aside);
    Amount amount = measure(aside);
    FileTrees.delete(aside);
    return amount;
  }

  private static List<Path> children(Path directory) throws IOException {
    List<Path> children = new ArrayList<>();
    if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
        for (Path entry : entries) {
          if (!AtomicFiles.isTemporary(entry.getFileName().toString())) {
            children.add(entry);
          }
        }
      }
    }
    return children;
  }

  private static Amount measure(Path path) throws IOException {
    Measure measure = new Measure();
    if (Files.exists(path)) {
      Files.walkFileTree(path, measure);
    }
    return new Amount(measure.files, measure.directories, measure.bytes);
  }

  private static final class Measure extends SimpleFileVisitor<Path> {
    private int files;
    private int directories;
    private long bytes;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      files++;
      bytes += attributes.isRegularFile() ? attributes.size() : 0;
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      directories++;
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }
}
