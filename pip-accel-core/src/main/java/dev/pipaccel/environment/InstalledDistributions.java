package dev.pipaccel.environment;

import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.report.Report;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The distributions that are installed in an environment; the first on the path wins.
public final class InstalledDistributions {
  private InstalledDistributions() {}

  /// Scans an interpreter's search path.
  public static InstalledDistributions in(Interpreter interpreter, Report report) {
    return in(interpreter, interpreter.path(), report);
  }

  /// Scans the given folders.
  public static InstalledDistributions in(Interpreter interpreter, List<Path> path, Report report) {
    throw new UnsupportedOperationException(interpreter + " " + path + report);
  }

  /// Returns the distribution of that name.
  public Optional<InstalledDistribution> find(PackageName name) {
    throw new UnsupportedOperationException(name.text());
  }

  /// Returns all distributions, in the order found.
  public Collection<InstalledDistribution> all() {
    throw new UnsupportedOperationException();
  }
}
