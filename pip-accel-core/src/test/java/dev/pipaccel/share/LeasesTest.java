package dev.pipaccel.share;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.config.SharedCacheSettings.Mode;
import dev.pipaccel.http.TestTransport;
import dev.pipaccel.report.RecordingReport;
import dev.pipaccel.share.StoreKey.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class LeasesTest {
  private static final StoreKey KEY = StoreKey.about(Kind.LEASE, "a build");

  private final RecordingReport report = new RecordingReport();
  private final Transfers transfers = new Transfers(new Watch(Duration.ofSeconds(5)));
  private StoreServer server;

  @BeforeEach
  void start() throws Exception {
    server = StoreServer.start();
  }

  @AfterEach
  void stop() {
    transfers.close();
    server.close();
  }

  private Member member() throws Exception {
    var backend =
        new HttpBackend(server.url(), HttpLayout.FOLDERS, new TestTransport().retries(0).create());
    return new Member(backend, Mode.READ_WRITE, report);
  }

  private Leases leases(Duration longest, Duration expiry) {
    return new Leases(transfers, longest, expiry, report);
  }

  private Leases leases() {
    return leases(Duration.ofSeconds(20), Duration.ofSeconds(20));
  }

  @Test
  void leaseIsGoneWhenItIsClosed() throws Exception {
    try (Lease lease = leases().await(member(), KEY, "a", () -> false)) {
      assertThat(lease.isArrived()).isFalse();
      assertThat(server.files()).containsKey("/" + KEY.path());
    }

    assertThat(server.files()).isEmpty();
  }

  @Test
  void ofManyOneBuildsAndTheOthersTakeItsResult() throws Exception {
    var built = new AtomicBoolean();
    var builds = new AtomicInteger();
    Callable<Void> machine =
        () -> {
          try (Lease lease = leases().await(member(), KEY, "a", built::get)) {
            if (!lease.isArrived()) {
              builds.incrementAndGet();
              Thread.sleep(300);
              built.set(true);
            }
          }
          return null;
        };
    List<Callable<Void>> machines = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      machines.add(machine);
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(machines)) {
        done.get();
      }
    }

    assertThat(builds).hasValue(1);
    assertThat(report.warnings()).contains("Waiting for another machine to finish building a");
  }

  @Test
  void leaseOfADeadMachineExpires() throws Exception {
    server
        .files()
        .put("/" + KEY.path(), "somebody 3".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Leases leases = leases(Duration.ofSeconds(20), Duration.ofMillis(500));

    try (Lease lease = leases.await(member(), KEY, "a", () -> false)) {
      assertThat(lease.isArrived()).isFalse();
      assertThat(
              new String(
                  server.files().get("/" + KEY.path()), java.nio.charset.StandardCharsets.UTF_8))
          .doesNotStartWith("somebody");
    }
  }

  @Test
  void leaseThatIsRenewedIsWaitedForButNotForEver() throws Exception {
    Leases leases = leases(Duration.ofSeconds(2), Duration.ofMillis(600));

    try (Lease holder = leases.await(member(), KEY, "a", () -> false);
        Lease second = leases.await(member(), KEY, "a", () -> false)) {
      assertThat(holder.isArrived()).isFalse();
      assertThat(second.isArrived()).isFalse();
      assertThat(report.warnings())
          .contains("Building a here, too: the other machine takes too long");
    }
  }

  @Test
  void storeWithoutConditionsHasNoLeases() throws Exception {
    server.behave(line -> line.startsWith("PUT") ? 501 : StoreServer.WELL);
    Member member = member();

    try (Lease lease = leases().await(member, KEY, "a", () -> false)) {
      assertThat(lease.isArrived()).isFalse();
    }

    assertThat(member.isWritable()).isTrue();
  }
}
