package dev.pipaccel.testkit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// One package index of a [LoopbackIndex]: `/<name>/` lists projects, `/<name>/<project>/` the
/// files of one, as HTML (PEP 503) or JSON (PEP 691). All settings may change while it serves.
public final class Repository {
  private final LoopbackIndex server;
  private final String name;
  private final Map<String, List<Publication>> projects = new LinkedHashMap<>();
  private volatile boolean json = true;
  private volatile boolean coreMetadata = true;
  private volatile boolean etags = true;
  private volatile String cacheControl = "max-age=600, public";
  private volatile Optional<String> credentials = Optional.empty();

  Repository(LoopbackIndex server, String name) {
    this.server = server;
    this.name = name;
  }

  /// Returns the URL of the list of projects, ending in `/`.
  public URI url() {
    return server.url("/" + name + "/");
  }

  /// Returns the URL of a file.
  public URI fileUrl(Publication file) {
    return server.url(filePath(file));
  }

  /// Serves a wheel, with a `.metadata` file.
  public Publication publish(WheelBuilder wheel) {
    return publish(wheel.fileName(), wheel.bytes(), Optional.of(wheel.metadataBytes()));
  }

  /// Serves a source distribution.
  public Publication publish(SdistBuilder sdist) {
    return publish(sdist.fileName(), sdist.bytes(), Optional.empty());
  }

  /// Serves a file from the disk, without a `.metadata` file.
  public Publication publish(Path file) throws IOException {
    return publish(file.getFileName().toString(), Files.readAllBytes(file));
  }

  /// Serves any bytes under any file name.
  public Publication publish(String fileName, byte[] content) {
    return publish(fileName, content, Optional.empty());
  }

  /// Makes a project known that has no files.
  public Repository emptyProject(String project) {
    files(normalized(project));
    return this;
  }

  /// Sets whether pages are offered as JSON; if not, as HTML only.
  public Repository json(boolean offered) {
    json = offered;
    return this;
  }

  /// Sets whether pages name `.metadata` files (PEP 658).
  public Repository coreMetadata(boolean offered) {
    coreMetadata = offered;
    return this;
  }

  /// Sets whether pages bear an `ETag` and answer 304.
  public Repository etags(boolean offered) {
    etags = offered;
    return this;
  }

  /// Sets the `Cache-Control` of pages; empty for none.
  public Repository cacheControl(String value) {
    cacheControl = value;
    return this;
  }

  /// Demands basic authentication for pages and files.
  public Repository credentials(String user, String password) {
    credentials = Optional.of(user + ":" + password);
    return this;
  }

  String name() {
    return name;
  }

  boolean offersJson() {
    return json;
  }

  boolean offersEtags() {
    return etags;
  }

  boolean offersCoreMetadata() {
    return coreMetadata;
  }

  String cacheControl() {
    return cacheControl;
  }

  Optional<String> credentials() {
    return credentials;
  }

  synchronized List<String> projects() {
    return List.copyOf(projects.keySet());
  }

  synchronized Optional<List<Publication>> find(String project) {
    return Optional.ofNullable(projects.get(project)).map(List::copyOf);
  }

  Optional<Publication> findFile(String project, String fileName) {
    return find(project).stream()
        .flatMap(List::stream)
        .filter(file -> file.fileName().equals(fileName))
        .findFirst();
  }

  String filePath(Publication file) {
    return "/files/" + name + "/" + file.project() + "/" + file.fileName();
  }

  private Publication publish(String fileName, byte[] content, Optional<byte[]> metadata) {
    String project = normalized(projectOf(fileName));
    Publication file = new Publication(project, fileName, content, metadata);
    files(project).add(file);
    return file;
  }

  private synchronized List<Publication> files(String project) {
    return projects.computeIfAbsent(project, key -> new CopyOnWriteArrayList<>());
  }

  /// The first part of a wheel's name, else what stands before the last hyphen.
  private static String projectOf(String fileName) {
    boolean wheel = fileName.endsWith(".whl");
    int hyphen = wheel ? fileName.indexOf('-') : fileName.lastIndexOf('-');
    return hyphen < 0 ? fileName : fileName.substring(0, hyphen);
  }

  static String normalized(String project) {
    return project.replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT);
  }
}
