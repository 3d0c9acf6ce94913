package dev.pipaccel.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/// Reads one output stream of a program to its end: keeps its first bytes, hands its lines on.
final class OutputReader implements Runnable {
  private final InputStream stream;
  private final int limit;
  private final LineSplitter splitter;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private boolean truncated;

  OutputReader(InputStream stream, int limit, LineSplitter splitter) {
    this.stream = stream;
    this.limit = limit;
    this.splitter = splitter;
  }

  @Override
  public void run() {
    byte[] buffer = new byte[8192];
    try (stream) {
      int count;
      while ((count = stream.read(buffer)) >= 0) {
        keep(buffer, count);
        splitter.accept(buffer, count);
      }
    } catch (IOException closed) {
      // The program was killed while it wrote; what came before is all there is.
    }
    splitter.finish();
  }

  private synchronized void keep(byte[] buffer, int count) {
    int room = Math.min(count, limit - kept.size());
    kept.write(buffer, 0, room);
    truncated |= room < count && limit > 0;
  }

  synchronized byte[] bytes() {
    return kept.toByteArray();
  }

  synchronized boolean isTruncated() {
    return truncated;
  }
}
