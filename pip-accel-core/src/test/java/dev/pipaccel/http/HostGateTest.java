package dev.pipaccel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class HostGateTest {
  @Test
  void limitGrowsWithGoodAnswersAndIsHalvedByComplaints() {
    var gate = new HostGate(true);
    int start = gate.limit();
    for (int i = 0; i < 20; i++) {
      gate.answered();
    }
    assertThat(gate.limit()).isEqualTo(start + 1);

    gate.overloaded();
    assertThat(gate.limit()).isEqualTo((start + 1) / 2);
    for (int i = 0; i < 10; i++) {
      gate.overloaded();
    }
    assertThat(gate.limit()).isEqualTo(2);
  }

  @Test
  void connectionsThatCostLittleAreManyAtOnce() {
    var gate = new HostGate(false);
    int start = gate.limit();
    for (int i = 0; i < 100; i++) {
      gate.answered();
    }

    assertThat(start).isEqualTo(24);
    assertThat(gate.limit()).isEqualTo(start);
  }

  @Test
  void bulkLeavesRoomForMetadata() throws InterruptedException {
    var gate = new HostGate(true);
    for (int i = 0; i < gate.limit() - 2; i++) {
      gate.enter(Lane.BULK);
    }
    var entered = new CountDownLatch(1);
    Thread bulk =
        Thread.ofVirtual()
            .start(() -> {
              try {
                gate.enter(Lane.BULK);
                entered.countDown();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });

    gate.enter(Lane.METADATA);
    gate.leave(Lane.METADATA);
    assertThat(entered.getCount()).isEqualTo(1);

    gate.leave(Lane.BULK);
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
    bulk.join();
  }
}
