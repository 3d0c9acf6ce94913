package dev.pipaccel.http;

import java.util.concurrent.atomic.AtomicBoolean;

/// Gives a connection back when its answer is no longer needed, once.
final class Release implements Runnable {
  private final Connection connection;
  private final ResponseHead head;
  private final Body body;
  private final HostGate gate;
  private final Lane lane;
  private final ConnectionPool pool;
  private final AtomicBoolean done = new AtomicBoolean();

  Release(
      Connection connection,
      ResponseHead head,
      Body body,
      HostGate gate,
      Lane lane,
      ConnectionPool pool) {
    this.connection = connection;
    this.head = head;
    this.body = body;
    this.gate = gate;
    this.lane = lane;
    this.pool = pool;
  }

  @Override
  public void run() {
    if (!done.compareAndSet(false, true)) {
      return;
    }
    if (connection.finish(head, body)) {
      pool.give(connection);
    } else {
      connection.close();
    }
    gate.leave(lane);
  }
}
