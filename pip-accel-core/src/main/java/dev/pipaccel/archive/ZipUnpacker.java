package dev.pipaccel.archive;

import dev.pipaccel.error.ArchiveException;
import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.Modes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Unpacks source distributions that are zip files.
final class ZipUnpacker {
  private ZipUnpacker() {}

  static boolean accepts(Path archive) throws IOException {
    try {
      ZipArchive.open(archive, Verification.LENIENT).close();
      return true;
    } catch (ArchiveException e) {
      return false;
    }
  }

  static void unpack(Path archive, Path directory, ArchiveLimits limits)
      throws IOException, ArchiveException {
    ByteSource source = FileSource.open(archive);
    try (ZipArchive zip =
        ZipArchive.open(source, archive.toString(), Verification.LENIENT, limits)) {
      List<ArchiveEntry> entries = zip.entries();
      boolean strip = LeadingFolder.isShared(entries.stream().map(ArchiveEntry::name).toList());
      Path root = directory.toAbsolutePath().normalize();
      for (ArchiveEntry entry : entries) {
        String name = strip ? LeadingFolder.without(entry.name()) : entry.name();
        // No links are made here, so that the text of a path tells where it leads.
        Path target = root.resolve(name).normalize();
        if (!target.startsWith(root)) {
          throw invalid(archive, entry, "would be unpacked outside of the destination");
        }
        try {
          // Of entries with one name, CPython reads the last each time.
          unpack(zip, zip.find(entry.name()).orElse(entry), target);
        } catch (FileAlreadyExistsException e) {
          throw invalid(archive, entry, "is both a file and a directory");
        }
      }
    }
  }

  private static void unpack(ZipArchive zip, ArchiveEntry entry, Path target)
      throws IOException, ArchiveException {
    if (entry.isDirectory()) {
      FileChanges.createDirectories(target);
      return;
    }
    Path parent = target.getParent();
    if (parent != null) {
      FileChanges.createDirectories(parent);
    }
    if (Files.isRegularFile(target)) {
      FileChanges.delete(target);
    }
    try (OutputStream output = FileChanges.createFile(target)) {
      zip.copyTo(entry, output);
    }
    if (entry.isExecutable()) {
      FileChanges.setMode(target, Modes.executable());
    }
  }

  private static ArchiveException invalid(Path archive, ArchiveEntry entry, String reason) {
    return new ArchiveException(
        "Invalid archive "
            + archive
            + ": the entry '"
            + SafeEntryName.printable(entry.name())
            + "' "
            + reason);
  }
}
