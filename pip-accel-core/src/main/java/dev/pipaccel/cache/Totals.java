package dev.pipaccel.cache;

import dev.pipaccel.fs.AtomicFiles;
import dev.pipaccel.fs.LockFile;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What was counted in all runs so far: amounts of events, by the place where they happened. Lines
/// `amount event place`. Safe for use by several threads and processes.
public final class Totals {
  private static final String FILE = "totals-1";
  private static final int PARTS = 3;

  private final Cache cache;
  private final Report report;

  /// The totals of one store.
  public Totals(Cache cache, Report report) {
    this.cache = cache;
    this.report = report;
  }

  /// Adds the amounts of one run, if the store can take them.
  ///
  /// @param counts amounts of events, named by one word each, by place
  public void add(Map<String, Map<String, Long>> counts) {
    if (counts.values().stream().allMatch(Map::isEmpty)) {
      return;
    }
    cache.writeIfPossible(roots -> {
      try (LockFile _ =
          LockFile.acquire(roots.locks().resolve("totals"), report, "counting what was shared")) {
        Map<String, Map<String, Long>> all = read(roots);
        counts.forEach((place, events) ->
            events.forEach((event, amount) ->
                all.computeIfAbsent(place, _ -> new TreeMap<>()).merge(event, amount, Long::sum)));
        List<String> lines = new ArrayList<>();
        all.forEach((place, events) ->
            events.forEach((event, amount) -> lines.add(amount + " " + event + " " + place)));
        AtomicFiles.writeString(file(roots), String.join("\n", lines) + "\n");
        return all;
      }
    });
  }

  /// Returns all amounts of events, by place.
  ///
  /// @throws IOException if they are there and cannot be read
  public Map<String, Map<String, Long>> read() throws IOException {
    return cache.persistent().isPresent() ? read(cache.persistent().get()) : Map.of();
  }

  private static Map<String, Map<String, Long>> read(CacheRoots roots) throws IOException {
    Map<String, Map<String, Long>> all = new TreeMap<>();
    try {
      // Bytes that are no text must not keep the runs to come from counting.
      String text = new String(Files.readAllBytes(file(roots)), StandardCharsets.UTF_8);
      text.lines().forEach(line -> read(line, all));
    } catch (NoSuchFileException nothingYet) {
      return all;
    }
    return all;
  }

  /// A line that cannot be read counts for nothing.
  private static void read(String line, Map<String, Map<String, Long>> all) {
    String[] parts = line.split(" ", PARTS);
    if (parts.length == PARTS) {
      try {
        long amount = Long.parseLong(parts[0]);
        all.computeIfAbsent(parts[2], _ -> new TreeMap<>()).merge(parts[1], amount, Long::sum);
      } catch (NumberFormatException notOurs) {
        return;
      }
    }
  }

  private static Path file(CacheRoots roots) {
    return roots.data().resolve(FILE);
  }
}
