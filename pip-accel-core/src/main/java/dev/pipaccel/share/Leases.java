package dev.pipaccel.share;

import dev.pipaccel.http.Payload;
import dev.pipaccel.report.Report;
import dev.pipaccel.share.BackendException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets one machine build what several need. A lease is an object that only one of them creates;
/// its holder changes it again and again, so that a lease that stays the same is a dead machine's,
/// whatever the clocks say. A lease that is lost costs a second build. Safe for use by several
/// threads.
public final class Leases {
  private static final Duration EXPIRY = Duration.ofSeconds(30);
  private static final Duration FIRST_POLL = Duration.ofMillis(250);
  private static final Duration LONGEST_POLL = Duration.ofSeconds(3);

  private final Transfers transfers;
  private final Duration longestWait;
  private final Duration expiry;
  private final Report report;

  Leases(Transfers transfers, Duration longestWait, Report report) {
    this(transfers, longestWait, EXPIRY, report);
  }

  /// @param expiry after which a lease that stays the same is nobody's
  Leases(Transfers transfers, Duration longestWait, Duration expiry, Report report) {
    this.transfers = transfers;
    this.longestWait = longestWait;
    this.expiry = expiry;
    this.report = report;
  }

  /// Tells whether what is waited for has come.
  @FunctionalInterface
  public interface Arrival {
    /// @throws IOException if it cannot be kept here
    boolean look() throws IOException;
  }

  private enum Attempt {
    TAKEN,
    HELD,
    IMPOSSIBLE
  }

  /// Takes a lease, or waits for the result of who has it; not longer than the longest wait, after
  /// which everybody builds for himself.
  Lease await(Member member, StoreKey key, String what, Arrival arrival)
      throws InterruptedException, IOException {
    String token = token();
    long start = System.nanoTime();
    long changed = start;
    Duration poll = FIRST_POLL;
    String last = "";
    boolean told = false;
    while (true) {
      switch (attempt(member, key, token)) {
        case IMPOSSIBLE -> {
          return Lease.none();
        }
        case TAKEN -> {
          Lease lease = held(member, key, token);
          if (!arrival.look()) {
            return lease;
          }
          lease.close();
          return Lease.arrived();
        }
        case HELD -> {
          if (!told) {
            told = true;
            report.warn("Waiting for another machine to finish building " + what);
          }
        }
      }
      Thread.sleep(poll);
      poll = poll.multipliedBy(2).compareTo(LONGEST_POLL) < 0 ? poll.multipliedBy(2) : LONGEST_POLL;
      if (arrival.look()) {
        return Lease.arrived();
      }
      long now = System.nanoTime();
      if (now - start > longestWait.toNanos()) {
        report.warn("Building " + what + " here, too: the other machine takes too long");
        return Lease.none();
      }
      Optional<String> holder = read(member, key);
      if (holder.isPresent() && !holder.get().equals(last)) {
        last = holder.get();
        changed = now;
      } else if (holder.isPresent() && now - changed > expiry.toNanos()) {
        report.verbose("The lease of " + what + " is nobody's any more");
        delete(member, key);
      }
    }
  }

  private Attempt attempt(Member member, StoreKey key, String token) {
    return transfers
        .ask(
            member,
            true,
            _ -> {
              try {
                return member.backend().putIfAbsent(key, payload(token + " 0"))
                    ? Attempt.TAKEN
                    : Attempt.HELD;
              } catch (BackendException e) {
                if (e.kind() == Kind.UNSUPPORTED) {
                  return Attempt.IMPOSSIBLE;
                }
                throw e;
              }
            })
        .map(taken -> isStolen(taken, member, key, token) ? Attempt.HELD : taken)
        .orElse(Attempt.IMPOSSIBLE);
  }

  /// Where two may believe to have created the lease the last to do so has it.
  private boolean isStolen(Attempt attempt, Member member, StoreKey key, String token) {
    return attempt == Attempt.TAKEN
        && !member.backend().createsExclusively()
        && !read(member, key).orElse("").startsWith(token);
  }

  private Lease held(Member member, StoreKey key, String token) {
    var ended = new CountDownLatch(1);
    Thread.ofVirtual().start(() -> renew(member, key, token, ended));
    return Lease.held(() -> {
      ended.countDown();
      if (read(member, key).orElse("").startsWith(token)) {
        delete(member, key);
      }
    });
  }

  private void renew(Member member, StoreKey key, String token, CountDownLatch ended) {
    try {
      for (int i = 1; !ended.await(expiry.toMillis() / 3, TimeUnit.MILLISECONDS); i++) {
        if (!read(member, key).orElse("").startsWith(token)) {
          return;
        }
        Payload renewed = payload(token + " " + i);
        transfers.ask(
            member,
            true,
            _ -> {
              member.backend().put(key, renewed);
              return true;
            });
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<String> read(Member member, StoreKey key) {
    return transfers
        .ask(
            member,
            false,
            _ -> {
              Optional<CacheBackend.Content> found = member.backend().get(key);
              if (found.isEmpty()) {
                return "";
              }
              try (CacheBackend.Content content = found.get()) {
                return new String(content.stream().readNBytes(256), StandardCharsets.UTF_8);
              }
            })
        .filter(text -> !text.isEmpty());
  }

  private void delete(Member member, StoreKey key) {
    transfers.ask(
        member,
        true,
        _ -> {
          member.backend().delete(key);
          return true;
        });
  }

  private static Payload payload(String text) {
    return Payload.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String token() {
    byte[] token = new byte[16];
    new SecureRandom().nextBytes(token);
    return HexFormat.of().formatHex(token);
  }
}
