package dev.pipaccel.resolver;

import dev.pipaccel.error.BuildException;
import dev.pipaccel.error.IndexException;
import dev.pipaccel.error.MetadataException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.hash.Hashes;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.index.ProjectFiles;
import dev.pipaccel.model.metadata.CoreMetadata;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.SpecifierSet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// An index in memory, which remembers what it was asked.
final class Universe implements PackageProvider {
  static final String FILES = "https://index.example/files/";

  final ConcurrentLinkedQueue<String> metadataQuestions = new ConcurrentLinkedQueue<>();
  final ConcurrentLinkedQueue<PackageName> listed = new ConcurrentLinkedQueue<>();
  final Set<PackageName> searched = ConcurrentHashMap.newKeySet();
  final ConcurrentLinkedQueue<PackageName> prefetched = new ConcurrentLinkedQueue<>();
  private final Map<String, CompletableFuture<String>> early = new ConcurrentHashMap<>();
  private final Map<String, String> waiting = new HashMap<>();
  private boolean givesEarly;
  private final Map<PackageName, List<ProjectFile>> files = new LinkedHashMap<>();
  private final Map<String, String> metadata = new HashMap<>();
  private final Map<String, String> hashes = new ConcurrentHashMap<>();
  private final List<Link> directories = new ArrayList<>();
  private @Nullable PackageName unreachable;

  /// Adds `{name}-{version}-py3-none-any.whl`.
  Universe wheel(String name, String version, String... requires) {
    return file(new FileFacts(stem(name, version) + "-py3-none-any.whl", name, version, requires));
  }

  /// Adds `{name}-{version}.tar.gz`.
  Universe sdist(String name, String version, String... requires) {
    return file(new FileFacts(stem(name, version) + ".tar.gz", name, version, requires));
  }

  private static String stem(String name, String version) {
    return name.replace('-', '_') + "-" + version;
  }

  Universe file(FileFacts facts) {
    files
        .computeIfAbsent(PackageName.of(facts.name), name -> new ArrayList<>())
        .add(facts.toProjectFile());
    metadata.put(facts.filename, facts.metadata);
    return this;
  }

  /// Puts the files in a find-links folder, too, or only there.
  Universe alsoInFolder(String folder, boolean only) {
    for (Map.Entry<PackageName, List<ProjectFile>> entry : files.entrySet()) {
      List<ProjectFile> local = new ArrayList<>();
      for (ProjectFile file : entry.getValue()) {
        local.add(
            new ProjectFile(
                file.filename(),
                new Link("file://" + folder + "/" + file.filename()),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                folder));
      }
      local.sort((left, right) -> right.link().url().compareTo(left.link().url()));
      if (!only) {
        local.addAll(entry.getValue());
      }
      entry.setValue(local);
    }
    return this;
  }

  Universe directory(String path, String name, String version, String... requires) {
    Link link = new Link("file://" + path);
    directories.add(link);
    metadata.put(link.filename(), new FileFacts(path, name, version, requires).metadata);
    return this;
  }

  /// Gives the metadata of wheels ahead of the search, too.
  Universe givingEarly() {
    givesEarly = true;
    return this;
  }

  /// Gives the metadata of one file only when that of another has been asked for ahead of the
  /// search, and fails if that does not happen.
  Universe waiting(String filename, String other) {
    waiting.put(filename, other);
    return this;
  }

  boolean isAskedForEarly(String filename) {
    return earlyQuestion(filename).isDone();
  }

  private CompletableFuture<String> earlyQuestion(String filename) {
    return early.computeIfAbsent(filename, name -> new CompletableFuture<>());
  }

  Universe unreachable(String name) {
    unreachable = PackageName.of(name);
    return this;
  }

  static Hash sha256(String filename) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(filename.getBytes(StandardCharsets.UTF_8));
      return new Hash("sha256", HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public ProjectFiles files(PackageName project) throws PipAccelException {
    listed.add(project);
    if (project.equals(unreachable)) {
      throw new IndexException("index.example cannot be reached for " + project);
    }
    List<ProjectFile> listed = files.getOrDefault(project, List.of());
    // As from one index's page; files of several places come unsorted.
    return listed.stream().map(ProjectFile::page).distinct().count() == 1
        ? ProjectFiles.sorted(listed, project)
        : ProjectFiles.of(listed);
  }

  @Override
  public CoreMetadata metadata(ProjectFile file, CandidateContext context)
      throws PipAccelException {
    metadataQuestions.add(file.filename());
    check(file.filename(), context);
    if (waiting.containsKey(file.filename())) {
      earlyQuestion(waiting.get(file.filename())).orTimeout(20, TimeUnit.SECONDS).join();
    }
    return metadataOf(file.filename());
  }

  @Override
  public Optional<CoreMetadata> earlyMetadata(ProjectFile file) throws PipAccelException {
    earlyQuestion(file.filename()).complete(file.filename());
    return givesEarly && file.link().isWheel()
        ? Optional.of(metadataOf(file.filename()))
        : Optional.empty();
  }

  @Override
  public CoreMetadata directMetadata(DirectSource source, CandidateContext context)
      throws PipAccelException {
    String filename = source.link().filename();
    metadataQuestions.add(filename);
    check(filename, context);
    return metadataOf(filename);
  }

  private static void check(String filename, CandidateContext context) throws PipAccelException {
    Hash actual = sha256(filename);
    if (!context.hashes().isEmpty() && !Hashes.of(context.hashes()).isAllowed(actual)) {
      throw HashReport.mismatch(context.requirement(), context.hashes(), List.of(actual));
    }
  }

  CoreMetadata metadataOf(String filename) throws PipAccelException {
    String text = metadata.get(filename);
    if (text == null) {
      throw new IndexException("no such file: " + filename);
    }
    if (text.isEmpty()) {
      throw new BuildException("the build backend fails on " + filename);
    }
    try {
      return CoreMetadata.parse(text.getBytes(StandardCharsets.UTF_8));
    } catch (SyntaxException e) {
      throw new MetadataException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public Hash sha256(Link link) {
    return sha256(link.filename());
  }

  @Override
  public boolean isDirectory(Link link) {
    return directories.contains(link);
  }

  @Override
  public void searched(PackageName project) {
    searched.add(project);
  }

  @Override
  public void prefetch(Collection<PackageName> projects) {
    prefetched.addAll(projects);
  }

  /// What a page says about a file, and what its metadata says.
  static final class FileFacts {
    private final String filename;
    private final String name;
    private String metadata;
    private @Nullable String requiresPython;
    private @Nullable String yanked;
    private List<Hash> hashes;
    private @Nullable Instant uploaded;
    private boolean companion;

    FileFacts(String filename, String name, String version, String... requires) {
      this.filename = filename;
      this.name = name;
      this.hashes = List.of(sha256(filename));
      this.companion = filename.endsWith(".whl");
      StringBuilder text =
          new StringBuilder(
              "Metadata-Version: 2.2\nName: %s\nVersion: %s\n".formatted(name, version));
      for (String requirement : requires) {
        text.append("Requires-Dist: ").append(requirement).append('\n');
        int extra = requirement.indexOf("extra == ");
        if (extra >= 0) {
          String quoted = requirement.substring(extra + "extra == ".length() + 1);
          text.append("Provides-Extra: ")
              .append(quoted, 0, quoted.indexOf(quoted.contains("\"") ? '"' : '\''))
              .append('\n');
        }
      }
      this.metadata = text.toString();
    }

    FileFacts metadata(String text) {
      metadata = text;
      return this;
    }

    /// On the page and in the metadata.
    FileFacts requiresPython(String specifiers) {
      requiresPython = specifiers;
      metadata += "Requires-Python: " + specifiers + "\n";
      return this;
    }

    FileFacts pageRequiresPython(String specifiers) {
      requiresPython = specifiers;
      return this;
    }

    FileFacts yanked(String reason) {
      yanked = reason;
      return this;
    }

    FileFacts withoutHashes() {
      hashes = List.of();
      return this;
    }

    FileFacts uploaded(String instant) {
      uploaded = Instant.parse(instant);
      return this;
    }

    FileFacts withoutCompanion() {
      companion = false;
      return this;
    }

    FileFacts failing() {
      metadata = "";
      return this;
    }

    private ProjectFile toProjectFile() {
      return new ProjectFile(
          filename,
          new Link(FILES + filename),
          hashes,
          specifiers(),
          Optional.ofNullable(yanked),
          companion ? Optional.of(new ProjectFile.MetadataFile(List.of())) : Optional.empty(),
          OptionalLong.empty(),
          Optional.ofNullable(uploaded),
          "https://index.example/simple/" + PackageName.of(name) + "/");
    }

    private Optional<SpecifierSet> specifiers() {
      if (requiresPython == null) {
        return Optional.empty();
      }
      try {
        return Optional.of(SpecifierSet.parse(requiresPython));
      } catch (SyntaxException e) {
        return Optional.empty();
      }
    }
  }
}
