package dev.pipaccel.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The connections that are open and idle. Safe for use by several threads.
final class ConnectionPool {
  private static final long LONGEST_IDLE_NANOS = 30_000_000_000L;

  private final Map<Route, Deque<Idle>> idle = new HashMap<>();
  private boolean closed;

  private record Idle(Connection connection, long since) {}

  /// Takes the connection that became idle last.
  Optional<Connection> take(Route route) {
    var outdated = new ArrayList<Connection>();
    try {
      synchronized (this) {
        Deque<Idle> waiting = idle.get(route);
        while (waiting != null && !waiting.isEmpty()) {
          Idle last = waiting.pollLast();
          if (System.nanoTime() - last.since() < LONGEST_IDLE_NANOS) {
            return Optional.of(last.connection());
          }
          outdated.add(last.connection());
        }
        return Optional.empty();
      }
    } finally {
      outdated.forEach(Connection::close);
    }
  }

  /// Keeps a connection for the next request, or closes it if the pool is closed.
  void give(Connection connection) {
    synchronized (this) {
      if (!closed) {
        idle.computeIfAbsent(connection.route(), _ -> new ArrayDeque<>())
            .addLast(new Idle(connection, System.nanoTime()));
        return;
      }
    }
    connection.close();
  }

  void close() {
    List<Connection> all = new ArrayList<>();
    synchronized (this) {
      closed = true;
      idle.values().forEach(waiting -> waiting.forEach(one -> all.add(one.connection())));
      idle.clear();
    }
    all.forEach(Connection::close);
  }
}
