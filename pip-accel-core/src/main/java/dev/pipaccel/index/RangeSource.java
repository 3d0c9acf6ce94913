package dev.pipaccel.index;

import dev.pipaccel.archive.ByteSource;
import dev.pipaccel.http.Lane;
import dev.pipaccel.http.Request;
import dev.pipaccel.http.Response;
import dev.pipaccel.http.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A remote file read by ranges (RFC 9110 section 14), beginning with its tail, where a zip file
/// has its table of contents. What has been read is kept. Safe for use by several threads, one at a
/// time.
final class RangeSource implements ByteSource {
  private static final int TAIL = 32 * 1024;

  private static final int STEP = 16 * 1024;
  private static final int LIMIT = 32 * 1024 * 1024;

  /// What is rather read than turned away where a server sends a whole file.
  private static final int LONGEST_WHOLE = 4 * 1024 * 1024;

  private final Transport transport;
  private final String url;
  private final long size;
  private final boolean partial;
  private long used = Long.MAX_VALUE;
  private final List<Block> blocks = new ArrayList<>();

  private RangeSource(Transport transport, String url, Part tail) {
    this.transport = transport;
    this.url = url;
    this.size = tail.total();
    this.partial = tail.partial();
    blocks.add(tail.block());
  }

  private record Block(long start, byte[] bytes) {
    long end() {
      return start + bytes.length;
    }
  }

  private record Part(Block block, long total, boolean partial) {}

  /// Asks for the tail of a file; empty if the server does not give ranges, unless it sends the
  /// whole file and that is short.
  ///
  /// @param tail how many bytes of it, 0 if that is not known
  /// @throws IOException if the file cannot be had
  static Optional<RangeSource> open(Transport transport, String url, int tail) throws IOException {
    return part(transport, url, "bytes=-" + (tail == 0 ? TAIL : tail))
        .filter(part -> part.block().end() == part.total())
        .map(part -> new RangeSource(transport, url, part));
  }

  /// Returns the file if the server sent it whole instead of a part.
  synchronized Optional<byte[]> whole() {
    return partial ? Optional.empty() : Optional.of(blocks.getFirst().bytes());
  }

  /// Returns how long a tail would have held all that has been read.
  synchronized long usedTail() {
    return size - Math.min(used, size);
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public synchronized int read(long offset, ByteBuffer target) throws IOException {
    if (offset >= size) {
      return -1;
    }
    used = Math.min(used, offset);
    Optional<Block> known = find(offset);
    if (known.isEmpty()) {
      long wanted = Math.min(LIMIT, Math.max(STEP, target.remaining()));
      long end = Math.min(size, offset + wanted) - 1;
      Optional<Part> part = part(transport, url, "bytes=" + offset + "-" + end);
      if (part.isEmpty() || part.get().block().start() != offset || part.get().total() != size) {
        throw new IOException("the server does not give ranges of " + url + " reliably");
      }
      known = Optional.of(part.get().block());
      blocks.add(part.get().block());
    }
    Block block = known.get();
    int from = (int) (offset - block.start());
    int count = Math.min(target.remaining(), block.bytes().length - from);
    target.put(block.bytes(), from, count);
    return count;
  }

  private Optional<Block> find(long offset) {
    return blocks.stream()
        .filter(block -> block.start() <= offset && offset < block.end())
        .findFirst();
  }

  private static Optional<Part> part(Transport transport, String url, String range)
      throws IOException {
    Request request = Request.file(url).in(Lane.METADATA).with("Range", range);
    try (Response response = transport.send(request)) {
      if (response.status() == 200) {
        return whole(response);
      }
      if (response.status() == 416 || response.status() == 501) {
        return Optional.empty();
      }
      if (response.status() != 206) {
        throw new IOException(response.failure());
      }
      byte[] bytes = response.readAll(LIMIT);
      return parse(response.headers().first("Content-Range").orElse(""), bytes);
    }
  }

  private static Optional<Part> whole(Response response) throws IOException {
    if (response.length().orElse(Long.MAX_VALUE) > LONGEST_WHOLE) {
      return Optional.empty();
    }
    byte[] bytes = response.readAll(LONGEST_WHOLE);
    return Optional.of(new Part(new Block(0, bytes), bytes.length, false));
  }

  /// Reads `bytes 10-19/100`.
  private static Optional<Part> parse(String contentRange, byte[] bytes) {
    String text = contentRange.strip().toLowerCase(Locale.ROOT);
    int dash = text.indexOf('-');
    int slash = text.indexOf('/');
    if (!text.startsWith("bytes ") || dash < 6 || slash < dash) {
      return Optional.empty();
    }
    try {
      long start = Long.parseLong(text.substring(6, dash).strip());
      long end = Long.parseLong(text.substring(dash + 1, slash).strip());
      long total = Long.parseLong(text.substring(slash + 1).strip());
      boolean sound = start >= 0 && end - start + 1 == bytes.length && bytes.length > 0;
      return sound && end < total
          ? Optional.of(new Part(new Block(start, bytes), total, true))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
