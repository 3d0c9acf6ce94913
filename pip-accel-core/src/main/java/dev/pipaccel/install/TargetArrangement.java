package dev.pipaccel.install;

import dev.pipaccel.environment.InstallTarget.TargetFolder;
import dev.pipaccel.environment.NormalPaths;
import dev.pipaccel.environment.Scheme;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Moves what a plan puts into the temporary home of `--target` to the target folder itself: what
/// lies in the home's library folders, then what lies in the home. Whatever the target has of the
/// same name stays, unless it is to be replaced; links stay in any case.
final class TargetArrangement {
  private final Path folder;
  private final boolean replace;
  private final Report report;
  private final RealFolders real = new RealFolders();

  /// The paths in the target that something has been moved to.
  private final Set<Path> taken = new LinkedHashSet<>();

  private final ChangeSet arranged = new ChangeSet();

  TargetArrangement(TargetFolder target, Report report) {
    this.folder = NormalPaths.of(target.path());
    this.replace = target.replace();
    this.report = report;
  }

  ChangeSet arrange(ChangeSet home, Scheme scheme) throws IOException {
    Set<Path> libraries = new LinkedHashSet<>();
    libraries.add(real.resolve(scheme.purelib()));
    libraries.add(real.resolve(scheme.platlib()));
    Map<Path, PlacedFiles> items = new LinkedHashMap<>();
    for (Path library : libraries) {
      collect(home, library, List.of(), items);
    }
    collect(home, real.resolve(scheme.data()), List.copyOf(libraries), items);
    for (Map.Entry<Path, PlacedFiles> item : items.entrySet()) {
      place(item.getKey(), item.getValue());
    }
    for (Path info : home.infoFolders()) {
      Path target = folder.resolve(info.getFileName());
      if (taken.contains(target)) {
        arranged.addInfoFolder(target);
      }
    }
    return arranged;
  }

  /// Groups the files below a base by the base's immediate children, which move as a whole.
  private static void collect(
      ChangeSet home, Path base, List<Path> except, Map<Path, PlacedFiles> items) {
    home.files()
        .forEach((path, content) -> {
          if (path.startsWith(base) && except.stream().noneMatch(path::startsWith)) {
            Path item = base.resolve(path.getName(base.getNameCount()));
            items.computeIfAbsent(item, key -> new PlacedFiles()).put(path, content);
          }
        });
  }

  private void place(Path item, PlacedFiles files) throws IOException {
    Path target = folder.resolve(item.getFileName());
    boolean there = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
    if (there || taken.contains(target)) {
      if (!replace) {
        report.warn(
            "Target directory %s already exists. Specify --upgrade to force replacement."
                .formatted(target));
        return;
      }
      if (Files.isSymbolicLink(target)) {
        report.warn(
            ("Target directory %s already exists and is a link. pip will not automatically replace"
                    + " links, please remove if replacement is desired.")
                .formatted(target));
        return;
      }
      arranged.files().removeAll(target);
      if (there) {
        arranged.removed().add(target);
      }
    }
    taken.add(target);
    Path to = real.resolve(target);
    files.forEach(
        (path, content) -> arranged.files().put(to.resolve(item.relativize(path)), content));
  }
}
