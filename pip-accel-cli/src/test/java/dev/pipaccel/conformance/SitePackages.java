package dev.pipaccel.conformance;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.metadata.CoreMetadata;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// A folder of installed distributions.
record SitePackages(Path folder) {
  /// Puts a wheel there as it is, without any mark of an installer but its name.
  void unpack(byte[] wheel) throws IOException {
    try (var archive = new ZipInputStream(new ByteArrayInputStream(wheel))) {
      for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
        Path file = folder.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.write(file, archive.readAllBytes());
        if (file.endsWith("RECORD")) {
          Files.writeString(file.resolveSibling("INSTALLER"), "pip\n");
          String installer = file.getParent().getFileName() + "/INSTALLER,,\n";
          Files.writeString(file, installer, StandardOpenOption.APPEND);
        }
      }
    }
  }

  /// Reads what is there; a dist-info folder without metadata counts as a distribution, too.
  Outcome outcome(boolean succeeded) throws IOException, SyntaxException {
    SortedMap<String, String> packages = new TreeMap<>();
    SortedMap<String, String> origins = new TreeMap<>();
    SortedSet<String> requested = new TreeSet<>();
    for (Path info : distInfos()) {
      Path metadata = info.resolve("METADATA");
      if (!Files.exists(metadata)) {
        packages.put("?" + info.getFileName(), "?");
        continue;
      }
      CoreMetadata core = CoreMetadata.parse(Files.readAllBytes(metadata));
      String name = core.name().text();
      packages.merge(name, core.version().toString(), (one, other) -> one + " AND " + other);
      Path origin = folder.resolve(name.replaceAll("\\W", "_")).resolve("_origin.txt");
      if (Files.exists(origin)) {
        origins.put(name, Files.readString(origin).strip());
      }
      if (Files.exists(info.resolve("REQUESTED"))) {
        requested.add(name);
      }
    }
    return succeeded ? new Outcome(true, packages, origins, requested) : Outcome.refused(packages);
  }

  private List<Path> distInfos() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".dist-info")).toList();
    }
  }
}
