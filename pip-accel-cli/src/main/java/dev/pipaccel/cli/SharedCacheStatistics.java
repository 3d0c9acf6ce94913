package dev.pipaccel.cli;

import dev.pipaccel.cache.Cache;
import dev.pipaccel.cache.Totals;
import dev.pipaccel.error.EnvironmentException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.fs.AtomicFiles;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.model.json.JsonValue;
import dev.pipaccel.model.json.JsonValue.JsonArray;
import dev.pipaccel.model.json.JsonValue.JsonNumber;
import dev.pipaccel.model.json.JsonValue.JsonObject;
import dev.pipaccel.model.json.JsonValue.JsonString;
import dev.pipaccel.model.json.JsonWriter;
import dev.pipaccel.pipeline.Startup;
import dev.pipaccel.share.Counters.Event;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// `pip-accel cache stats`: what this user's runs had of shared caches, as a table, as JSON and as
/// a text file for Prometheus.
final class SharedCacheStatistics {
  private static final int SUCCESS = 0;
  private static final int MILLI = 3;
  private static final String METRIC = "pip_accel_shared_cache_";

  private SharedCacheStatistics() {}

  static int show(Invocation invocation) throws PipAccelException {
    Map<String, Map<String, Long>> all = read(invocation);
    Optional<Path> file = invocation.values().text("prometheus").map(invocation.facts()::path);
    if (file.isPresent()) {
      write(file.get(), prometheus(all));
    }
    if (invocation.values().isOn("json")) {
      invocation.console().print(JsonWriter.write(json(all)));
    } else if (file.isEmpty()) {
      table(all).forEach(invocation.console()::print);
    }
    return SUCCESS;
  }

  private static Map<String, Map<String, Long>> read(Invocation invocation)
      throws EnvironmentException {
    try (Cache cache =
        Startup.openCache(
            invocation.settings().cache(), invocation.facts(), invocation.console())) {
      return new Totals(cache, invocation.console()).read();
    } catch (IOException e) {
      throw new EnvironmentException(
          "The statistics cannot be read: " + FileFailures.describe(e), e);
    }
  }

  private static void write(Path file, String text) throws EnvironmentException {
    try {
      AtomicFiles.writeString(file, text);
    } catch (IOException e) {
      throw new EnvironmentException(
          "The statistics cannot be written: " + FileFailures.describe(e), e);
    }
  }

  /// Seconds are kept as milliseconds and told as seconds.
  private static String name(Event event) {
    return event == Event.MILLISECONDS_SAVED
        ? "build_seconds_saved"
        : event.name().toLowerCase(Locale.ROOT);
  }

  private static long amount(Map<String, Long> counts, Event event) {
    return counts.getOrDefault(event.name().toLowerCase(Locale.ROOT), 0L);
  }

  private static String told(Map<String, Long> counts, Event event) {
    long amount = amount(counts, event);
    return event == Event.MILLISECONDS_SAVED
        ? BigDecimal.valueOf(amount, MILLI).toPlainString()
        : Long.toString(amount);
  }

  private static List<String> table(Map<String, Map<String, Long>> all) {
    if (all.isEmpty()) {
      return List.of("Nothing was asked of a shared cache yet.");
    }
    List<String> titles = new ArrayList<>(List.of("Shared cache"));
    List<List<String>> columns = new ArrayList<>(List.of(List.copyOf(all.keySet())));
    for (Event event : Event.values()) {
      titles.add(title(event));
      columns.add(
          all.values().stream()
              .map(counts ->
                  switch (event) {
                    case BYTES_READ, BYTES_WRITTEN -> CacheCommand.size(amount(counts, event));
                    default -> told(counts, event);
                  })
              .toList());
    }
    return PackageTable.lines(titles, columns);
  }

  private static String title(Event event) {
    return switch (event) {
      case HITS -> "Hits";
      case MISSES -> "Misses";
      case STORED -> "Stored";
      case ERRORS -> "Errors";
      case TIMEOUTS -> "Time-outs";
      case REJECTED -> "Rejected";
      case BYTES_READ -> "Read";
      case BYTES_WRITTEN -> "Written";
      case MILLISECONDS_SAVED -> "Seconds of building saved";
    };
  }

  private static JsonObject json(Map<String, Map<String, Long>> all) {
    List<JsonValue> backends = new ArrayList<>();
    all.forEach((place, counts) -> {
      Map<String, JsonValue> backend = new LinkedHashMap<>();
      backend.put("backend", new JsonString(place));
      for (Event event : Event.values()) {
        backend.put(name(event), new JsonNumber(told(counts, event)));
      }
      backends.add(new JsonObject(backend));
    });
    return new JsonObject(Map.of("backends", new JsonArray(backends)));
  }

  /// The text format of Prometheus, for the text file collector of its node exporter.
  private static String prometheus(Map<String, Map<String, Long>> all) {
    var text = new StringBuilder();
    for (Event event : Event.values()) {
      String metric = METRIC + name(event) + "_total";
      text.append("# TYPE ").append(metric).append(" counter\n");
      all.forEach((place, counts) ->
          text.append(metric)
              .append("{backend=\"")
              .append(place.replace("\\", "\\\\").replace("\"", "\\\""))
              .append("\"} ")
              .append(told(counts, event))
              .append('\n'));
    }
    return text.toString();
  }
}
