package dev.pipaccel.share;

import dev.pipaccel.digest.Sha256;
import dev.pipaccel.fs.PendingFile;
import dev.pipaccel.http.Payload;
import dev.pipaccel.share.BackendException.Kind;
import dev.pipaccel.share.CacheBackend.Content;
import dev.pipaccel.share.Counters.Event;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Moves things between this machine and a backend, under the eyes of a [Watch]; failures are noted
/// at the member and mean that there is nothing. Safe for use by several threads.
final class Transfers implements AutoCloseable {
  private static final int MOST_RESTS = 3;
  private static final int BUFFER = 128 * 1024;
  private final Watch watch;

  Transfers(Watch watch) {
    this.watch = watch;
  }

  /// Brings a blob into a file that is being written; the file is worth nothing unless this returns
  /// true.
  ///
  /// @return whether the whole blob is there, and is what its name says
  /// @throws IOException if the file cannot be written
  boolean blob(Member member, StoreKey key, PendingFile file) throws IOException {
    MessageDigest digest = Sha256.engine();
    if (!fetch(member, key, new DigestOutputStream(file.output(), digest), Long.MAX_VALUE)) {
      return false;
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(key.digest())) {
      member.count(Event.REJECTED, 1);
      return false;
    }
    member.count(Event.HITS, 1);
    return true;
  }

  /// Brings the bytes of a record, which are not verified yet.
  Optional<byte[]> record(Member member, StoreKey key) {
    var bytes = new ByteArrayOutputStream();
    try {
      return fetch(member, key, bytes, SharedRecord.LIMIT)
          ? Optional.of(bytes.toByteArray())
          : Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("memory can be written", e);
    }
  }

  private boolean fetch(Member member, StoreKey key, OutputStream target, long limit)
      throws IOException {
    try {
      boolean found =
          watch.run(
              member.progress(),
              moved -> {
                boolean all = copyWithRests(member.backend(), key, target, limit, moved);
                member.count(Event.BYTES_READ, moved.get());
                return all;
              });
      member.answered();
      if (!found) {
        member.count(Event.MISSES, 1);
      }
      return found;
    } catch (BackendException e) {
      member.failed(e, false);
      return false;
    }
  }

  /// What breaks off in the middle is asked for again from there, a few times.
  private static boolean copyWithRests(
      CacheBackend backend, StoreKey key, OutputStream target, long limit, AtomicLong moved)
      throws IOException {
    for (int rests = 0; ; rests++) {
      long start = moved.get();
      Optional<Content> found = backend.get(key, start);
      if (found.isEmpty()) {
        return false;
      }
      try (Content content = found.get()) {
        copy(content.stream(), target, limit, moved);
        return true;
      } catch (BackendException e) {
        if (e.kind() != Kind.BROKEN || moved.get() == start || rests == MOST_RESTS) {
          throw e;
        }
      }
    }
  }

  /// A failure to read is the backend's, one to write is this machine's.
  private static void copy(InputStream content, OutputStream target, long limit, AtomicLong moved)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int count = read(content, buffer); count >= 0; count = read(content, buffer)) {
      target.write(buffer, 0, count);
      if (moved.addAndGet(count) > limit) {
        throw new BackendException(Kind.UNSUPPORTED, "a record is too long", null);
      }
    }
  }

  private static int read(InputStream content, byte[] buffer) throws BackendException {
    try {
      return content.read(buffer);
    } catch (IOException e) {
      throw HttpAnswers.brokenOff(e);
    }
  }

  /// Tells whether something is there.
  ///
  /// @return empty if the backend does not say
  Optional<Boolean> contains(Member member, StoreKey key) {
    return ask(member, false, _ -> member.backend().contains(key));
  }

  /// Stores something, unless the member may not or cannot be filled.
  ///
  /// @return whether it is there now
  boolean put(Member member, StoreKey key, Payload payload) {
    if (!member.isWritable()) {
      return false;
    }
    Optional<Boolean> stored =
        ask(
            member,
            true,
            moved -> {
              member.backend().put(key, counted(payload, moved));
              return true;
            });
    if (stored.isEmpty()) {
      member.lacks();
      return false;
    }
    member.count(Event.STORED, 1);
    member.count(Event.BYTES_WRITTEN, payload.length());
    return true;
  }

  /// Asks a backend for something that is noted as a failure if it fails.
  <T> Optional<T> ask(Member member, boolean writing, Watch.Work<T> work) {
    try {
      T answer = watch.run(member.progress(), work);
      member.answered();
      return Optional.of(answer);
    } catch (IOException e) {
      member.failed(HttpAnswers.brokenOff(e), writing);
      return Optional.empty();
    }
  }

  private static Payload counted(Payload payload, AtomicLong moved) {
    return new Payload(
        payload.length(),
        () ->
            new FilterInputStream(payload.source().open()) {
              @Override
              public int read(byte[] target, int offset, int length) throws IOException {
                int count = in.read(target, offset, length);
                moved.addAndGet(Math.max(0, count));
                return count;
              }
            });
  }

  @Override
  public void close() {
    watch.close();
  }
}
