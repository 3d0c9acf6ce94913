package dev.pipaccel.install;

import dev.pipaccel.environment.InstallTarget;
import dev.pipaccel.environment.InstalledDistribution;
import dev.pipaccel.environment.InstalledDistributions;
import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.environment.PythonRelease;
import dev.pipaccel.environment.TestInterpreters;
import dev.pipaccel.install.InstallPlan.Step;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.report.Report;
import dev.pipaccel.testkit.WheelBuilder;
import dev.pipaccel.wheel.Bytecode;
import dev.pipaccel.wheel.TreeFile;
import dev.pipaccel.wheel.TreeManifest;
import dev.pipaccel.wheel.WheelReader;
import dev.pipaccel.wheel.WheelTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// A virtual environment without a Python in it, and wheels unpacked for it.
final class EnvironmentFixture {
  final Path folder;
  final Path prefix;
  final Path site;
  final Interpreter interpreter;

  EnvironmentFixture(Path folder) throws IOException {
    this(folder, new PythonRelease(3, 12, 1, "final", 0));
  }

  EnvironmentFixture(Path folder, PythonRelease version) throws IOException {
    this.folder = folder.toRealPath();
    this.prefix = Files.createDirectories(this.folder.resolve("environment"));
    this.interpreter = TestInterpreters.of(prefix, Path.of("/opt/python"), version);
    this.site = Files.createDirectories(interpreter.sites().purelib());
    Files.createDirectories(prefix.resolve("bin"));
    Files.writeString(prefix.resolve("bin/python"), "");
    Files.writeString(site.resolve("other.py"), "");
  }

  /// Unpacks a wheel and pretends to have compiled its modules.
  Step step(WheelBuilder wheel) throws Exception {
    return step(wheel, Optional.empty());
  }

  /// A step that replaces what is installed under the wheel's name.
  Step replacing(WheelBuilder wheel) throws Exception {
    String name = wheel.fileName().substring(0, wheel.fileName().indexOf('-'));
    return step(wheel, installed(name));
  }

  private Step step(WheelBuilder builder, Optional<InstalledDistribution> replaces)
      throws Exception {
    WheelTree tree = tree(builder);
    String name = tree.manifest().distribution();
    return new Step(name, name, replaces, tree, bytecode(tree), false, true, Optional.empty());
  }

  WheelTree tree(WheelBuilder builder) throws Exception {
    Path wheels = Files.createDirectories(folder.resolve("wheels"));
    Path wheel = builder.build(wheels);
    Path tree = Files.createTempDirectory(wheels, "tree");
    TreeManifest manifest;
    try (WheelReader reader = WheelReader.open(wheel, Report.silent())) {
      manifest = reader.manifest();
    }
    try (ZipFile zip = new ZipFile(wheel.toFile())) {
      for (TreeFile file : manifest.files()) {
        Path target = tree.resolve(file.source());
        Files.createDirectories(target.getParent());
        ZipEntry entry = zip.getEntry(file.source());
        try (InputStream content = zip.getInputStream(entry)) {
          Files.copy(content, target);
        }
        Files.setPosixFilePermissions(
            target, PosixFilePermissions.fromString(file.executable() ? "rwxr-xr-x" : "rw-r--r--"));
      }
    }
    return new WheelTree(tree, manifest, "0".repeat(64), true);
  }

  private Bytecode bytecode(WheelTree tree) throws IOException {
    Path compiled = Files.createTempDirectory(folder, "bytecode");
    Map<String, String> files = new HashMap<>();
    for (TreeFile file : tree.manifest().files()) {
      if (file.isPython() && file.scheme() != TreeFile.Scheme.SCRIPTS) {
        String name = files.size() + ".pyc";
        Path target = compiled.resolve(name);
        Files.writeString(target, "compiled " + file.source());
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r--r--"));
        files.put(file.source(), name);
      }
    }
    return new Bytecode(compiled, files);
  }

  InstallResult install(Step... steps) throws Exception {
    return installer(ScriptCompiler.none()).execute(plan(steps));
  }

  InstallPlan plan(Step... steps) {
    return new InstallPlan(InstallTarget.of(interpreter), List.of(steps), false);
  }

  Installer installer(ScriptCompiler compiler) {
    return new Installer(interpreter, compiler, Map.of(), Report.silent());
  }

  Optional<InstalledDistribution> installed(String name) {
    return InstalledDistributions.in(interpreter, Report.silent()).find(PackageName.of(name));
  }

  /// Everything in the environment: kind, mode and content by path.
  Map<String, String> snapshot() throws IOException {
    return snapshot(prefix);
  }

  static Map<String, String> snapshot(Path root) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        String mode =
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
        String content =
            Files.isSymbolicLink(path)
                ? "-> " + Files.readSymbolicLink(path)
                : Files.isDirectory(path) ? "" : Files.readString(path);
        found.put(root.relativize(path).toString(), mode + " " + content);
      }
    }
    return found;
  }

  List<String> files() throws IOException {
    return snapshot().entrySet().stream()
        .filter(entry -> Files.isRegularFile(prefix.resolve(entry.getKey())))
        .map(Map.Entry::getKey)
        .toList();
  }

  String read(String path) throws IOException {
    return Files.readString(prefix.resolve(path));
  }
}
