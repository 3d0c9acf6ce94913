package dev.pipaccel.environment;

import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.report.Report;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The distributions that are installed in an environment, as pip's `importlib.metadata` backend
/// sees them: of several with one name, the first on the path counts.
public final class InstalledDistributions {
  private final Map<PackageName, InstalledDistribution> byName;

  private InstalledDistributions(Map<PackageName, InstalledDistribution> byName) {
    this.byName = byName;
  }

  /// Scans an interpreter's search path.
  ///
  /// @param report is warned of what is passed over
  public static InstalledDistributions in(Interpreter interpreter, Report report) {
    return in(interpreter, interpreter.path(), report);
  }

  /// Scans the given folders, such as those of a target other than the environment itself.
  public static InstalledDistributions in(Interpreter interpreter, List<Path> path, Report report) {
    DistributionFinder finder = new DistributionFinder(interpreter, report);
    for (Path entry : path) {
      finder.search(entry);
    }
    return new InstalledDistributions(new LinkedHashMap<>(finder.found()));
  }

  /// Returns the distribution of that name.
  public Optional<InstalledDistribution> find(PackageName name) {
    return Optional.ofNullable(byName.get(name));
  }

  /// Returns all distributions, in the order found.
  public Collection<InstalledDistribution> all() {
    return Collections.unmodifiableCollection(byName.values());
  }
}
