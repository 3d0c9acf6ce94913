package dev.pipaccel.index;

import dev.pipaccel.archive.ArchiveEntry;
import dev.pipaccel.archive.ByteSource;
import dev.pipaccel.archive.ZipArchive;
import dev.pipaccel.error.ArchiveException;
import dev.pipaccel.error.HashMismatchException;
import dev.pipaccel.error.MetadataException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.http.FileDigests;
import dev.pipaccel.http.Request;
import dev.pipaccel.http.Response;
import dev.pipaccel.http.Transport;
import dev.pipaccel.http.TransportException;
import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.filename.WheelFilename;
import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.metadata.CoreMetadata;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.url.FileUrls;
import dev.pipaccel.url.Url;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Reads the core metadata of a file without fetching the file. Safe for use by several threads.
public final class MetadataReader {
  private static final int COMPANION_LIMIT = 16 * 1024 * 1024;
  private static final int LONGEST_TAIL = 1024 * 1024;
  private static final int TAIL_RESERVE = 4 * 1024;
  private static final String METADATA = ".dist-info/METADATA";

  private final Transport transport;
  private final MetadataMemory memory;
  private final WholeFiles wholeFiles;
  private final Map<PackageName, Integer> tails = new ConcurrentHashMap<>();
  private final Set<String> withoutRanges = ConcurrentHashMap.newKeySet();

  /// A reader over a transport and what is remembered.
  ///
  /// @param wholeFiles takes what a server without ranges sent instead
  public MetadataReader(Transport transport, MetadataMemory memory, WholeFiles wholeFiles) {
    this.transport = transport;
    this.memory = memory;
    this.wholeFiles = wholeFiles;
  }

  /// Returns the metadata that the `.metadata` companion of the file holds (PEP 658), else, for a
  /// wheel, its METADATA, of a remote one read by ranges; empty where only the whole file can tell.
  ///
  /// @throws HashMismatchException if the companion does not have the digest that the index names
  /// @throws MetadataException if the metadata is malformed
  public Optional<CoreMetadata> metadata(ProjectFile file) throws PipAccelException {
    return parsed(file, content(file));
  }

  private static Optional<CoreMetadata> parsed(ProjectFile file, Optional<byte[]> content)
      throws MetadataException {
    if (content.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(CoreMetadata.parse(content.get()));
    } catch (SyntaxException e) {
      throw new MetadataException(
          "Metadata of " + file.filename() + " is malformed: " + e.getMessage(), e);
    }
  }

  /// Returns the metadata of a file if it is remembered, without any connection to its index.
  ///
  /// @throws MetadataException if it is malformed
  public Optional<CoreMetadata> remembered(ProjectFile file) throws MetadataException {
    return parsed(file, find(file));
  }

  /// Returns the same as bytes, unparsed.
  public Optional<byte[]> content(ProjectFile file) throws HashMismatchException {
    Optional<String> key = key(file);
    Optional<byte[]> known = find(file);
    if (known.isPresent()) {
      return known;
    }
    Optional<byte[]> content = companion(file);
    if (content.isEmpty() && file.link().isWheel()) {
      content = fromWheel(file);
    }
    if (key.isPresent() && content.isPresent()) {
      memory.put(key.get(), content.get(), file.link().urlWithoutFragment());
    }
    return content;
  }

  private Optional<byte[]> find(ProjectFile file) {
    return key(file).flatMap(key -> memory.find(key, file.link().urlWithoutFragment()));
  }

  private Optional<byte[]> companion(ProjectFile file) throws HashMismatchException {
    Link link = file.link();
    if (file.metadata().isEmpty() || link.isFile()) {
      return Optional.empty();
    }
    List<Hash> hashes = file.metadata().get().hashes();
    String url = link.urlWithoutFragment() + ".metadata";
    Request request = Request.page(url);
    byte[] content;
    try (Response response = transport.send(request)) {
      if (response.status() != 200) {
        return Optional.empty();
      }
      content = response.readAll(COMPANION_LIMIT);
    } catch (TransportException e) {
      return Optional.empty();
    }
    var digests = new FileDigests(hashes, content.length);
    digests.update(content, 0, content.length);
    digests.verify(file.filename() + ".metadata from " + new Link(url).redacted());
    return Optional.of(content);
  }

  private Optional<byte[]> fromWheel(ProjectFile file) {
    try {
      PackageName project = WheelFilename.parse(file.filename()).name();
      if (file.link().isFile()) {
        Optional<Path> path = FileUrls.path(file.link().url());
        return path.isPresent() ? read(ZipArchive.open(path.get()), project) : Optional.empty();
      }
      String origin = Url.parse(file.link().url()).origin();
      if (withoutRanges.contains(origin)) {
        return Optional.empty();
      }
      Optional<RangeSource> source =
          RangeSource.open(
              transport, file.link().urlWithoutFragment(), tails.getOrDefault(project, 0));
      Optional<byte[]> whole = source.flatMap(RangeSource::whole);
      if (source.isEmpty() || whole.isPresent()) {
        withoutRanges.add(origin);
      }
      if (source.isEmpty()) {
        return Optional.empty();
      }
      whole.ifPresent(content -> wholeFiles.keep(file, content));
      ByteSource bytes = source.get();
      Optional<byte[]> metadata =
          read(ZipArchive.openForNames(bytes, file.filename(), METADATA), project);
      long used = source.get().usedTail();
      if (used < LONGEST_TAIL) {
        // Other versions are built alike: one request will do for them.
        tails.put(project, (int) used + TAIL_RESERVE);
      }
      return metadata;
    } catch (IOException | ArchiveException | SyntaxException e) {
      // The whole file is fetched then, and its reader says what is wrong with it.
      return Optional.empty();
    }
  }

  private static Optional<byte[]> read(ZipArchive archive, PackageName project)
      throws IOException, ArchiveException {
    try (archive) {
      List<ArchiveEntry> found =
          archive.entries().stream().filter(entry -> isMetadata(entry.name(), project)).toList();
      return found.size() == 1 ? Optional.of(archive.read(found.getFirst())) : Optional.empty();
    }
  }

  private static boolean isMetadata(String name, PackageName project) {
    if (!name.endsWith(METADATA) || name.indexOf('/') != name.length() - "/METADATA".length()) {
      return false;
    }
    String folder = name.substring(0, name.length() - METADATA.length());
    int dash = folder.lastIndexOf('-');
    return dash > 0 && PackageName.of(folder.substring(0, dash)).equals(project);
  }

  /// Returns under which key the metadata is remembered: never by URL alone, behind which a file
  /// may change.
  private static Optional<String> key(ProjectFile file) {
    for (Hash hash : file.hashes()) {
      if (hash.algorithm().equals("sha256")) {
        return Optional.of(hash.toString());
      }
    }
    return file.hashes().stream()
        .filter(Hash::isStrong)
        .findFirst()
        .map(hash -> file.link().withoutCredentials() + " " + hash);
  }
}
