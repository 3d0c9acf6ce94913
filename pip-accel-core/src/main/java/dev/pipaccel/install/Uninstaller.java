package dev.pipaccel.install;

import dev.pipaccel.environment.EggLinks;
import dev.pipaccel.environment.InstalledDistribution;
import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.environment.NormalPaths;
import dev.pipaccel.error.InstallException;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Tells which files belong to an installed distribution, by pip's rules for each form that an
/// installation may have.
public final class Uninstaller {
  private final Interpreter interpreter;
  private final BytecodeNames bytecode;
  private final Report report;

  /// @param environment the variables of the process
  public Uninstaller(Interpreter interpreter, Map<String, String> environment, Report report) {
    this.interpreter = interpreter;
    this.bytecode = BytecodeNames.of(interpreter, environment);
    this.report = report;
  }

  /// Returns what removing a distribution takes away; nothing, having said why, where it lies
  /// outside the environment.
  ///
  /// @throws InstallException if its files cannot be known
  public RemovedPaths paths(InstalledDistribution distribution) throws InstallException {
    return paths(distribution, path -> false);
  }

  /// @param alsoExists files that do not exist yet but count as if they did
  RemovedPaths paths(InstalledDistribution distribution, Predicate<Path> alsoExists)
      throws InstallException {
    RemovedPaths removed =
        RemovedPaths.of(distribution.displayName() + "-" + distribution.rawVersion());
    try {
      if (mayRemove(distribution)) {
        PathCollector collector = new PathCollector(interpreter, bytecode, removed, alsoExists);
        collect(distribution, collector);
        collectScripts(distribution, collector);
      }
      return removed;
    } catch (IOException failure) {
      throw new InstallException(
          "Cannot uninstall %s: %s".formatted(distribution, FileFailures.describe(failure)),
          failure);
    }
  }

  private boolean mayRemove(InstalledDistribution distribution) {
    Path location = NormalPaths.of(distribution.location());
    if (!distribution.isLocal()) {
      report.say(
          "Not uninstalling %s at %s, outside environment %s"
              .formatted(distribution.name(), location, interpreter.prefix()));
      return false;
    }
    if (interpreter.standardLibrary().contains(location)) {
      report.say(
          "Not uninstalling %s at %s, as it is in the standard library."
              .formatted(distribution.name(), location));
      return false;
    }
    return true;
  }

  private void collect(InstalledDistribution distribution, PathCollector collector)
      throws IOException, InstallException {
    Path info = distribution.infoLocation();
    String develop = distribution.displayName().replace('-', '_') + ".egg-info";
    switch (distribution.kind()) {
      case DIST_INFO -> collectRecorded(distribution, collector);
      case EGG_INFO_FOLDER -> {
        if (info.toString().endsWith(develop)) {
          collectDeveloped(distribution, collector);
        } else {
          collectFlat(distribution, collector);
        }
      }
      case EGG_INFO_FILE ->
          throw new InstallException(
              "Cannot uninstall " + distribution,
              "It is a distutils installed project and thus we cannot accurately determine which"
                  + " files belong to it which would lead to only a partial uninstall.",
              null,
              null);
      case EGG -> collectEgg(distribution, collector);
    }
  }

  private static void collectRecorded(InstalledDistribution distribution, PathCollector collector)
      throws IOException, InstallException {
    List<String> entries =
        DeclaredFiles.of(distribution).orElseThrow(() -> withoutRecord(distribution));
    for (String entry : entries) {
      Path path = distribution.location().resolve(entry);
      collector.add(path);
      if (entry.endsWith(".py")) {
        String stem = path.getFileName().toString();
        stem = stem.substring(0, stem.length() - ".py".length());
        collector.add(path.resolveSibling(stem + ".pyc"));
        collector.add(path.resolveSibling(stem + ".pyo"));
      }
    }
  }

  private static InstallException withoutRecord(InstalledDistribution distribution) {
    String installer = distribution.installer();
    String hint =
        installer.isEmpty() || installer.equals("pip") || installer.equals("pip-accel")
            ? "You might be able to recover from this via: pip install --ignore-installed --no-deps"
                + " %s==%s".formatted(distribution.displayName(), distribution.rawVersion())
            : "The package was installed by %s. You should check if it can uninstall the package."
                .formatted(installer);
    return new InstallException(
        "Cannot uninstall " + distribution,
        "The package's contents are unknown: no RECORD file was found for %s.\n\nhint: %s"
            .formatted(distribution.displayName(), hint),
        null,
        null);
  }

  /// The files of a setuptools installation that has an egg-info folder beside its packages.
  private static void collectFlat(InstalledDistribution distribution, PathCollector collector)
      throws IOException {
    collector.add(distribution.infoLocation());
    var declared = DeclaredFiles.of(distribution);
    if (declared.isPresent()) {
      for (String entry : declared.get()) {
        collector.add(distribution.location().resolve(entry));
      }
      return;
    }
    List<String> namespaces = lines(distribution.read("namespace_packages.txt").orElse(""));
    for (String name : lines(distribution.read("top_level.txt").orElse(""))) {
      if (!namespaces.contains(name)) {
        for (String suffix : List.of("", ".py", ".pyc", ".pyo")) {
          collector.add(distribution.location().resolve(name + suffix));
        }
      }
    }
  }

  private static void collectEgg(InstalledDistribution distribution, PathCollector collector)
      throws IOException {
    Path egg = NormalPaths.of(distribution.location());
    collector.add(egg);
    collector.addPathEntry(
        egg.resolveSibling("easy-install.pth"), "./" + egg.getFileName().toString());
  }

  private void collectDeveloped(InstalledDistribution distribution, PathCollector collector)
      throws IOException, InstallException {
    var link = EggLinks.find(interpreter, distribution.displayName());
    if (link.isEmpty()) {
      report.verbose(
          "Not sure how to uninstall: %s - Check: %s"
              .formatted(distribution, distribution.location()));
      return;
    }
    Path file = link.get();
    List<String> lines = lines(Files.readString(file, StandardCharsets.UTF_8));
    String target = lines.isEmpty() ? "" : lines.getFirst().strip();
    if (!NormalPaths.of(Path.of(target)).equals(NormalPaths.of(distribution.location()))) {
      throw new InstallException(
          "Egg-link %s (to %s) does not match installed location of %s (at %s)"
              .formatted(file, target, distribution.displayName(), distribution.location()));
    }
    collector.add(file);
    collector.addPathEntry(
        file.resolveSibling("easy-install.pth"), distribution.location().toString());
  }

  /// Scripts that distutils notes in a folder of their own, and those of entry points.
  private void collectScripts(InstalledDistribution distribution, PathCollector collector)
      throws IOException {
    Path scripts =
        distribution.isInUserSite()
            ? interpreter.sites().userScripts().orElse(interpreter.sites().scripts())
            : interpreter.sites().scripts();
    Path noted = distribution.infoLocation().resolve("scripts");
    if (Files.isDirectory(noted)) {
      try (var children = Files.newDirectoryStream(noted)) {
        for (Path child : children) {
          collector.add(scripts.resolve(child.getFileName().toString()));
        }
      }
    }
    for (String name : EntryPointNames.of(distribution.read("entry_points.txt").orElse(""))) {
      collector.add(scripts.resolve(name));
    }
  }

  private static List<String> lines(String text) {
    return Arrays.stream(text.split("\r\n|\r|\n", -1)).filter(line -> !line.isEmpty()).toList();
  }
}
