package dev.pipaccel.share;

import dev.pipaccel.http.Payload;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// Records that several machines write together: each joins what it knows with what is there
/// already. Of two that do so at one time the later may overwrite what the earlier has joined; so a
/// look after a while shows whether it lasted. Safe for use by several threads.
final class JointRecords {
  private static final int MOST_JOINS = 5;

  private final Transfers transfers;
  private final Trust trust;
  private final Duration settling;

  /// @param settling after which another machine's record is no longer on its way
  JointRecords(Transfers transfers, Trust trust, Duration settling) {
    this.transfers = transfers;
    this.trust = trust;
    this.settling = settling;
  }

  /// Joins something with a record.
  ///
  /// @param joining returns the whole content; empty if there is nothing to be added
  /// @return whether something was added
  boolean join(Member member, StoreKey key, Function<Optional<byte[]>, Optional<byte[]>> joining) {
    if (!member.isWritable()) {
      return false;
    }
    Optional<byte[]> known =
        transfers.record(member, key).flatMap(bytes -> trust.openToSign(key, bytes));
    Optional<byte[]> content = joining.apply(known);
    content.ifPresent(joined -> transfers.put(member, key, Payload.of(trust.seal(key, joined))));
    return content.isPresent();
  }

  /// Does so again until it lasts.
  void makeLast(Member member, StoreKey key, Function<Optional<byte[]>, Optional<byte[]>> joining) {
    try {
      for (int i = 0; i < MOST_JOINS; i++) {
        Thread.sleep(settling);
        if (!join(member, key, joining)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
