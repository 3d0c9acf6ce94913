package dev.pipaccel.build;

import dev.pipaccel.archive.ArchiveEntry;
import dev.pipaccel.archive.ZipArchive;
import dev.pipaccel.error.ArchiveException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What the ELF files of a wheel need from the system.
///
/// @param symbolVersions the newest version needed of each namespace (GLIBC, GLIBCXX, CXXABI, GCC),
///   such as `GLIBC` to `2.34`
/// @param libraries the sonames needed that the wheel itself does not bring; the whole path of one
///   that an ELF file asks to be taken from a folder outside
public record BinaryNeeds(SortedMap<String, String> symbolVersions, SortedSet<String> libraries) {
  private static final int MAGIC_SIZE = 4;
  private static final long BIGGEST = 1L << 30;

  /// Copies the collections.
  public BinaryNeeds {
    symbolVersions = Collections.unmodifiableSortedMap(new TreeMap<>(symbolVersions));
    libraries = Collections.unmodifiableSortedSet(new TreeSet<>(libraries));
  }

  /// What a wheel without ELF files needs.
  public static BinaryNeeds none() {
    return new BinaryNeeds(new TreeMap<>(), new TreeSet<>());
  }

  /// Reads the ELF files of an unpacked wheel.
  public static BinaryNeeds ofTree(Path tree) throws IOException {
    BinaryNeedsCollector collector = new BinaryNeedsCollector();
    List<Path> files;
    try (Stream<Path> all = Files.walk(tree)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      if (Files.size(file) <= BIGGEST && isElf(file)) {
        collector.add(String.valueOf(file.getFileName()), Files.readAllBytes(file));
      }
    }
    return collector.needs();
  }

  /// Reads the ELF files of a wheel.
  public static BinaryNeeds ofWheel(Path wheel) throws IOException, ArchiveException {
    BinaryNeedsCollector collector = new BinaryNeedsCollector();
    try (ZipArchive archive = ZipArchive.open(wheel)) {
      for (ArchiveEntry entry : archive.entries()) {
        if (!entry.isDirectory()
            && entry.size() > MAGIC_SIZE
            && entry.size() <= BIGGEST
            && isElf(archive, entry)) {
          String name = entry.name().substring(entry.name().lastIndexOf('/') + 1);
          collector.add(name, archive.read(entry));
        }
      }
    }
    return collector.needs();
  }

  private static boolean isElf(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return ElfFile.isElf(stream.readNBytes(MAGIC_SIZE));
    }
  }

  private static boolean isElf(ZipArchive archive, ArchiveEntry entry)
      throws IOException, ArchiveException {
    try (InputStream stream = archive.open(entry)) {
      return ElfFile.isElf(stream.readNBytes(MAGIC_SIZE));
    }
  }
}
