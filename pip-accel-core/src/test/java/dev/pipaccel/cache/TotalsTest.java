package dev.pipaccel.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.report.RecordingReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TotalsTest {
  private static final String PLACE = "/mnt/a folder";

  @TempDir Path folder;
  private final RecordingReport report = new RecordingReport();
  private Cache cache;
  private Totals totals;

  @BeforeEach
  void open() throws IOException {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    cache = Cache.open(folder.resolve("downloads"), folder.resolve("data"), temporary, report);
    totals = new Totals(cache, report);
  }

  @AfterEach
  void close() {
    cache.close();
  }

  private Path file() {
    return folder.resolve("data/totals-1");
  }

  @Test
  void nothingIsWrittenOfNothing() throws Exception {
    totals.add(Map.of(PLACE, Map.of()));

    assertThat(totals.read()).isEmpty();
    assertThat(file()).doesNotExist();
  }

  @Test
  void runsThatEndAtOnceAreAllCounted() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        threads.submit(() -> totals.add(Map.of(PLACE, Map.of("hits", 2L, "misses", 1L))));
      }
    }

    assertThat(totals.read()).isEqualTo(Map.of(PLACE, Map.of("hits", 40L, "misses", 20L)));
  }

  @Test
  void whatCannotBeReadCountsForNothing() throws Exception {
    totals.add(Map.of(PLACE, Map.of("hits", 2L)));
    byte[] damage = "many hits /mnt\n\u00ff\nx\n".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(file(), damage, StandardOpenOption.APPEND);

    totals.add(Map.of(PLACE, Map.of("hits", 3L)));

    assertThat(totals.read()).isEqualTo(Map.of(PLACE, Map.of("hits", 5L)));
    assertThat(report.warnings()).isEmpty();
  }
}
