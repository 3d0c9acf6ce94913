package dev.pipaccel.wheel;

import dev.pipaccel.archive.ArchiveEntry;
import dev.pipaccel.archive.ZipArchive;
import dev.pipaccel.error.ArchiveException;
import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.filename.WheelFilename;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.record.RecordEntry;
import dev.pipaccel.model.record.RecordFile;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// A wheel archive, opened and checked: its name, its one dist-info folder, WHEEL and RECORD (spec
/// "Binary distribution format"). Safe for use by several threads.
public final class WheelReader implements AutoCloseable {
  private final Path path;
  private final ZipArchive archive;
  private final Map<String, ArchiveEntry> files;
  private final TreeManifest manifest;

  private WheelReader(
      Path path, ZipArchive archive, Map<String, ArchiveEntry> files, TreeManifest manifest) {
    this.path = path;
    this.archive = archive;
    this.files = files;
    this.manifest = manifest;
  }

  /// Opens a wheel.
  ///
  /// @throws ArchiveException if it is no wheel that may be installed
  public static WheelReader open(Path path, Report report) throws ArchiveException, IOException {
    ZipArchive archive = ZipArchive.open(path);
    try {
      Map<String, ArchiveEntry> files = new LinkedHashMap<>();
      for (ArchiveEntry entry : archive.entries()) {
        if (!entry.isDirectory()) {
          files.put(entry.name(), entry);
        }
      }
      WheelFilename filename = filename(path);
      String distInfo = distInfo(archive, filename);
      return new WheelReader(
          path, archive, files, manifest(path, archive, files, filename, distInfo, report));
    } catch (ArchiveException | IOException | RuntimeException e) {
      archive.close();
      throw e;
    }
  }

  private static WheelFilename filename(Path path) throws ArchiveException {
    try {
      return WheelFilename.parse(path.getFileName().toString());
    } catch (SyntaxException e) {
      throw new ArchiveException(path.getFileName() + " is not a valid wheel filename", e);
    }
  }

  private static String distInfo(ZipArchive archive, WheelFilename filename)
      throws ArchiveException {
    var folders = new TreeSet<String>();
    for (ArchiveEntry entry : archive.entries()) {
      int slash = entry.name().indexOf('/');
      String top = slash < 0 ? entry.name() : entry.name().substring(0, slash);
      if (top.endsWith(".dist-info")) {
        folders.add(top);
      }
    }
    String project = filename.distribution();
    if (folders.isEmpty()) {
      throw invalid(project, ".dist-info directory not found");
    }
    if (folders.size() > 1) {
      throw invalid(
          project, "multiple .dist-info directories found: " + String.join(", ", folders));
    }
    String folder = folders.first();
    if (!PackageName.of(folder).text().startsWith(filename.name().text())) {
      throw invalid(
          project,
          ".dist-info directory '" + folder + "' does not start with '" + filename.name() + "'");
    }
    return folder;
  }

  private static TreeManifest manifest(
      Path path,
      ZipArchive archive,
      Map<String, ArchiveEntry> files,
      WheelFilename filename,
      String distInfo,
      Report report)
      throws ArchiveException, IOException {
    String project = filename.distribution();
    WheelHeader header =
        WheelHeader.parse(text(archive, files, project, distInfo + "/WHEEL"), project, report);
    List<EntryPoint> entryPoints =
        files.containsKey(distInfo + "/entry_points.txt")
            ? EntryPointsFile.parse(text(archive, files, project, distInfo + "/entry_points.txt"))
            : List.of();
    var members = new ArrayList<WheelLayout.Member>();
    String recordName = distInfo + "/RECORD";
    for (ArchiveEntry entry : files.values()) {
      if (!entry.name().equals(recordName)) {
        members.add(new WheelLayout.Member(entry.name(), entry.size(), entry.isExecutable()));
      }
    }
    var layout =
        new WheelLayout(path.getFileName().toString(), header.rootIsPurelib(), entryPoints);
    return new TreeManifest(
        project,
        filename.version().toString(),
        distInfo,
        header.rootIsPurelib(),
        layout.arrange(members),
        entryPoints,
        record(text(archive, files, project, recordName), project));
  }

  private static List<RecordEntry> record(String text, String project) throws ArchiveException {
    try {
      return RecordFile.parse(text);
    } catch (SyntaxException e) {
      throw invalid(project, "RECORD is malformed: " + e.getMessage());
    }
  }

  private static String text(
      ZipArchive archive, Map<String, ArchiveEntry> files, String project, String name)
      throws ArchiveException, IOException {
    ArchiveEntry entry = files.get(name);
    if (entry == null) {
      throw invalid(project, "could not read '" + name + "' file: it is missing");
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(archive.read(entry)))
          .toString();
    } catch (CharacterCodingException e) {
      throw invalid(project, "error decoding '" + name + "': it is not UTF-8");
    }
  }

  private static ArchiveException invalid(String project, String reason) {
    return new ArchiveException(project + " has an invalid wheel, " + reason);
  }

  /// Returns what installing needs to know of the wheel.
  public TreeManifest manifest() {
    return manifest;
  }

  /// Returns the METADATA file; empty if the wheel has none.
  public Optional<byte[]> metadata() throws ArchiveException, IOException {
    ArchiveEntry entry = files.get(manifest.distInfo() + "/METADATA");
    return entry == null ? Optional.empty() : Optional.of(archive.read(entry));
  }

  /// Returns all files of the archive, in its order.
  List<ArchiveEntry> files() {
    return List.copyOf(files.values());
  }

  ZipArchive archive() {
    return archive;
  }

  /// Returns the archive's place.
  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}
