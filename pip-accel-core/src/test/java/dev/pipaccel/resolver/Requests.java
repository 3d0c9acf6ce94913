package dev.pipaccel.resolver;

import dev.pipaccel.config.ConfigSettings;
import dev.pipaccel.config.FormatControl;
import dev.pipaccel.config.ReleaseControl;
import dev.pipaccel.config.UpgradeStrategy;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.filename.WheelFilename;
import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.marker.MarkerEnvironment;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.requirement.Requirement;
import dev.pipaccel.model.tag.AbiFlags;
import dev.pipaccel.model.tag.InterpreterTags;
import dev.pipaccel.model.tag.Libc;
import dev.pipaccel.model.tag.Platform;
import dev.pipaccel.model.tag.PythonVersion;
import dev.pipaccel.model.tag.TagSet;
import dev.pipaccel.model.version.Version;
import dev.pipaccel.report.Report;
import dev.pipaccel.requirement.RootRequirement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Builds a request for CPython on Linux x86_64 with glibc 2.36, and resolves it.
final class Requests {
  private int patience = ResolutionRun.MOST_ROUNDS;
  private final Universe universe;
  private final List<RootRequirement> roots = new ArrayList<>();
  private final List<RootRequirement> constraints = new ArrayList<>();
  private final Map<PackageName, InstalledPackage> installed = new HashMap<>();
  private String python = "3.12.1";
  private String targetVersion = "";
  UpgradeStrategy upgradeStrategy = UpgradeStrategy.TO_SATISFY_ONLY;
  boolean forceReinstall;
  boolean ignoreInstalled;
  boolean ignoreRequiresPython;
  boolean noDependencies;
  boolean onlyDependencies;
  boolean requireHashes;
  boolean preferBinary;
  FormatControl formats = FormatControl.ANY;
  ReleaseControl releases = ReleaseControl.DEFAULT;
  Optional<Instant> uploadedPriorTo = Optional.empty();
  final RecordingReport report = new RecordingReport();

  Requests(Universe universe) {
    this.universe = universe;
  }

  Requests python(String version) {
    python = version;
    return this;
  }

  /// As `--python-version`: tags and Requires-Python follow, markers do not.
  Requests targetVersion(String version) {
    targetVersion = version;
    return this;
  }

  Requests root(String... lines) {
    for (String line : lines) {
      roots.add(line(line, Optional.empty(), false, false));
    }
    return this;
  }

  Requests editable(String url) {
    roots.add(line(url, Optional.empty(), false, true));
    return this;
  }

  /// Adds a requirement as a file has it, perhaps with hashes.
  Requests rootFromFile(String line, int number) {
    roots.add(line(line, Optional.of("-r requirements.txt (line " + number + ")"), false, false));
    return this;
  }

  Requests constraint(String... lines) {
    for (String line : lines) {
      constraints.add(line(line, Optional.of("-c constraints.txt (line 1)"), true, false));
    }
    return this;
  }

  private RootRequirement line(
      String line, Optional<String> origin, boolean constraint, boolean editable) {
    List<Hash> hashes = new ArrayList<>();
    StringBuilder rest = new StringBuilder();
    for (String word : line.split(" ")) {
      if (word.startsWith("--hash=")) {
        String[] parts = word.substring("--hash=".length()).split(":");
        hashes.add(new Hash(parts[0], parts[1]));
        requireHashes = true;
      } else {
        rest.append(word).append(' ');
      }
    }
    String text = rest.toString().strip();
    boolean isLink = text.matches("[a-z+]+:.*");
    Optional<Link> link = isLink ? Optional.of(new Link(text)) : Optional.empty();
    Optional<Requirement> requirement =
        link.isEmpty() ? Optional.of(parse(text)) : nameOf(link.get());
    return new RootRequirement(
        requirement,
        link,
        editable,
        requirement.map(Requirement::extras).orElse(new TreeSet<>()),
        requirement.flatMap(Requirement::marker),
        hashes,
        ConfigSettings.NONE,
        origin,
        constraint,
        true,
        text);
  }

  private static Optional<Requirement> nameOf(Link link) {
    if (link.isWheel()) {
      try {
        WheelFilename wheel = WheelFilename.parse(link.filename());
        return Optional.of(parse(wheel.name() + "==" + wheel.version()));
      } catch (SyntaxException e) {
        throw new IllegalArgumentException(e);
      }
    }
    return link.egg().map(Requests::parse);
  }

  static Requirement parse(String text) {
    try {
      return Requirement.parse(text);
    } catch (SyntaxException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /// Has the wheel of a project installed.
  Requests installed(String name, String version) {
    return installed(name, version, false);
  }

  Requests installed(String name, String version, boolean editable) {
    String filename = name.replace('-', '_') + "-" + version + "-py3-none-any.whl";
    installed.put(
        PackageName.of(name), new InstalledWheel(universe, filename, name, version, editable));
    return this;
  }

  Requests set(Consumer<Requests> change) {
    change.accept(this);
    return this;
  }

  /// Lets pip give up after so many rounds.
  Requests patience(int rounds) {
    patience = rounds;
    return this;
  }

  Resolution resolve() throws PipAccelException {
    return new ResolutionRun(request(), universe, report, patience).run();
  }

  ResolutionRequest request() {
    return new ResolutionRequest(
        roots,
        constraints,
        markers(),
        tags(),
        Version.of(target()),
        name -> Optional.ofNullable(installed.get(name)),
        new ResolverOptions(
            upgradeStrategy,
            forceReinstall,
            ignoreInstalled,
            ignoreRequiresPython,
            noDependencies,
            onlyDependencies,
            requireHashes,
            preferBinary,
            formats,
            releases,
            uploadedPriorTo,
            false,
            true));
  }

  private String target() {
    return targetVersion.isEmpty() ? python : targetVersion;
  }

  private MarkerEnvironment markers() {
    String minor = python.substring(0, python.lastIndexOf('.'));
    return new MarkerEnvironment(
        Map.ofEntries(
            Map.entry("implementation_name", "cpython"),
            Map.entry("implementation_version", python),
            Map.entry("os_name", "posix"),
            Map.entry("platform_machine", "x86_64"),
            Map.entry("platform_release", "6.1.0"),
            Map.entry("platform_system", "Linux"),
            Map.entry("platform_version", "#1 SMP"),
            Map.entry("python_full_version", python),
            Map.entry("platform_python_implementation", "CPython"),
            Map.entry("python_version", minor),
            Map.entry("sys_platform", "linux")));
  }

  private TagSet tags() {
    String[] parts = target().split("\\.");
    var version = new PythonVersion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    return new InterpreterTags(
            "cpython",
            version,
            version.withoutDots(),
            AbiFlags.ORDINARY,
            ".cpython-" + version.withoutDots() + "-x86_64-linux-gnu.so",
            new Platform.Linux("linux-x86_64", false, Optional.of(Libc.Glibc.of(2, 36)), true))
        .tags();
  }

  /// What is said, line by line.
  static final class RecordingReport implements Report {
    final List<String> said = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();

    @Override
    public void say(String line) {
      said.add(line);
    }

    @Override
    public void verbose(String line) {}

    @Override
    public void warn(String line) {
      warnings.add(line);
    }

    @Override
    public void error(String lines) {
      throw new AssertionError("the resolver throws what fails: " + lines);
    }

    @Override
    public Activity begin(String what, long total) {
      return Report.silent().begin(what, total);
    }
  }
}
