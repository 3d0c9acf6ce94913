package dev.pipaccel.config;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Finds `sys.prefix` of the target environment without starting its interpreter, as CPython itself
/// finds it; there lies the environment's own pip.conf.
public final class TargetPrefix {
  private static final List<String> NAMES =
      List.of("python3", "python", "python3.exe", "python.exe");

  private TargetPrefix() {}

  /// Returns the prefix, unless it cannot be told from the file system.
  ///
  /// @param python an executable or the folder of an environment, if the user named one
  public static Optional<Path> find(Optional<String> python, ProcessFacts facts) {
    Optional<Path> named =
        python.or(() -> facts.variable("VIRTUAL_ENV")).map(facts.workingDirectory()::resolve);
    if (named.isPresent() && Files.isDirectory(named.get())) {
      return named;
    }
    return named.or(() -> onPath(facts)).flatMap(TargetPrefix::of);
  }

  private static Optional<Path> onPath(ProcessFacts facts) {
    List<Path> folders = folders(facts);
    for (String name : NAMES) {
      for (Path folder : folders) {
        if (Files.isExecutable(folder.resolve(name))) {
          return Optional.of(folder.resolve(name));
        }
      }
    }
    return Optional.empty();
  }

  private static List<Path> folders(ProcessFacts facts) {
    boolean windows = facts.system() == ProcessFacts.OperatingSystem.WINDOWS;
    String separator = windows ? ";" : ":";
    return List.of(facts.variable("PATH").orElse("").split(separator, -1)).stream()
        .filter(folder -> !folder.isEmpty())
        .map(facts.workingDirectory()::resolve)
        .toList();
  }

  private static Optional<Path> of(Path executable) {
    Optional<Path> above = twoAbove(executable);
    if (above.filter(place -> Files.exists(place.resolve("pyvenv.cfg"))).isPresent()) {
      return above;
    }
    try {
      return twoAbove(executable.toRealPath()).filter(TargetPrefix::holdsStandardLibrary);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static Optional<Path> twoAbove(Path executable) {
    return Optional.ofNullable(executable.getParent()).map(Path::getParent);
  }

  private static boolean holdsStandardLibrary(Path prefix) {
    try (DirectoryStream<Path> libraries =
        Files.newDirectoryStream(prefix.resolve("lib"), "{python,pypy}[23]*")) {
      for (Path library : libraries) {
        if (Files.exists(library.resolve("os.py"))) {
          return true;
        }
      }
      return false;
    } catch (IOException _) {
      return false;
    }
  }
}
