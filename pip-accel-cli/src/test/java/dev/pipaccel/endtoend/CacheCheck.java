package dev.pipaccel.endtoend;

import dev.pipaccel.cache.ArchiveStore;
import dev.pipaccel.cache.BuiltWheelStore;
import dev.pipaccel.cache.Cache;
import dev.pipaccel.cache.CacheLocks;
import dev.pipaccel.cache.Quarantine;
import dev.pipaccel.fs.AtomicFiles;
import dev.pipaccel.install.TreeCheck;
import dev.pipaccel.report.Report;
import dev.pipaccel.testkit.TemporaryHome;
import dev.pipaccel.wheel.TreeStore;
import dev.pipaccel.wheel.WheelTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks whether everything in a user's caches is whole.
final class CacheCheck {
  private final Path downloads;
  private final Path data;
  private final Path temporary;
  private final List<String> problems = new ArrayList<>();

  private CacheCheck(TemporaryHome home) {
    this.downloads = home.cache().resolve("downloads");
    this.data = home.cache().resolve("data");
    this.temporary = home.temporary();
  }

  /// Returns a line for all that is wrong.
  static List<String> problems(TemporaryHome home) throws IOException {
    var check = new CacheCheck(home);
    check.run();
    return check.problems;
  }

  private void run() throws IOException {
    try (Cache cache = Cache.open(downloads, data, temporary, Report.silent())) {
      var quarantine = new Quarantine(cache, Report.silent());
      var archives = new ArchiveStore(cache, quarantine);
      for (Path digits : complete(downloads.resolve("sha256"))) {
        for (Path digest : complete(digits)) {
          for (Path archive : complete(digest)) {
            expect(
                archives.find(name(digest), name(archive)).isPresent(),
                "does not fit its digest",
                archive);
          }
        }
      }
      var locks = new CacheLocks(cache, Report.silent());
      var trees = new TreeStore(cache, locks, quarantine, Report.silent());
      for (Path tree : complete(data.resolve("trees-1"))) {
        Optional<WheelTree> found = trees.find(name(tree));
        expect(found.isPresent(), "has no manifest that can be read", tree);
        expect(found.flatMap(TreeCheck::damage).isEmpty(), "is damaged", tree);
        for (Path part : complete(tree)) {
          expect(
              !name(part).startsWith("bytecode-")
                  || Files.readString(part.resolve("index")).endsWith("end\n"),
              "has no whole index",
              part);
        }
      }
      var built = new BuiltWheelStore(cache, quarantine);
      for (Path key : complete(data.resolve("built-1"))) {
        expect(
            complete(key).isEmpty() || built.find(name(key), record -> true).isPresent(),
            "does not fit its record",
            key);
      }
      for (Path damaged : complete(data.resolve("quarantine"))) {
        expect(false, "was set aside", damaged);
      }
    }
  }

  private void expect(boolean right, String problem, Path path) {
    if (!right) {
      problems.add(path + " " + problem);
    }
  }

  /// Returns what lies in a folder and is not being written.
  private static List<Path> complete(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var children = Files.list(folder)) {
      return children.filter(child -> !AtomicFiles.isTemporary(name(child))).sorted().toList();
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }
}
