package dev.pipaccel.archive;

import dev.pipaccel.fs.Modes;
import dev.pipaccel.fs.PendingFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/// Zips a folder with all that is in it.
public final class TreeZip {
  private static final int FOLDER_MODE = 0755;
  private static final int REGULAR_FILE = 0100000;

  private final Path root;
  private final String top;
  private final ZipArchiveOutputStream zip;

  private TreeZip(Path root, String top, ZipArchiveOutputStream zip) {
    this.root = root;
    this.top = top;
    this.zip = zip;
  }

  /// Writes the archive, which appears when it is complete. Links to files are followed, those to
  /// folders become empty folders, as in pip.
  ///
  /// @param top the name of the folder inside the archive that everything lies in
  public static void write(Path folder, String top, Path archive) throws IOException {
    try (PendingFile file = PendingFile.beside(archive)) {
      try (var zip = new ZipArchiveOutputStream(new BufferedOutputStream(file.output()))) {
        new TreeZip(folder, top, zip).add(folder);
      }
      file.replaceTarget();
    }
  }

  private void add(Path folder) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> listing = Files.newDirectoryStream(folder)) {
      listing.forEach(entries::add);
    }
    Collections.sort(entries);
    List<Path> folders = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    for (Path entry : entries) {
      (Files.isDirectory(entry) ? folders : files).add(entry);
    }
    for (Path entry : folders) {
      var zipped = new ZipArchiveEntry(name(entry) + "/");
      zipped.setUnixMode(FOLDER_MODE);
      zip.putArchiveEntry(zipped);
      zip.closeArchiveEntry();
    }
    for (Path entry : files) {
      addFile(entry);
    }
    for (Path entry : folders) {
      if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        add(entry);
      }
    }
  }

  private void addFile(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return;
    }
    var zipped = new ZipArchiveEntry(name(file));
    zipped.setUnixMode(REGULAR_FILE | Modes.of(file));
    zipped.setTime(Files.getLastModifiedTime(file));
    zip.putArchiveEntry(zipped);
    try (InputStream content = Files.newInputStream(file)) {
      content.transferTo(zip);
    }
    zip.closeArchiveEntry();
  }

  private String name(Path entry) {
    return top + "/" + root.relativize(entry).toString().replace('\\', '/');
  }
}
