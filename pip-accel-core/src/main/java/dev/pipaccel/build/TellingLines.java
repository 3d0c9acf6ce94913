package dev.pipaccel.build;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// Keeps of a long output what tells why it failed: its last lines, and the first ones before them
/// that speak of an error, since compilers go on long after the cause.
final class TellingLines implements Consumer<String> {
  private static final int LAST_LINES = 40;
  private static final int ERROR_LINES = 10;

  private final Deque<String> last = new ArrayDeque<>();
  private final List<String> errors = new ArrayList<>();
  private long dropped;

  @Override
  public synchronized void accept(String line) {
    last.addLast(line.stripTrailing());
    if (last.size() > LAST_LINES) {
      String oldest = last.removeFirst();
      dropped++;
      if (errors.size() < ERROR_LINES && speaksOfError(oldest)) {
        errors.add(oldest);
      }
    }
  }

  /// Returns the lines; empty if there was no output.
  synchronized Optional<String> text() {
    if (last.isEmpty()) {
      return Optional.empty();
    }
    List<String> lines = new ArrayList<>(errors);
    if (dropped > 0) {
      lines.add("[… %d lines above]".formatted(dropped));
    }
    lines.addAll(last);
    return Optional.of(String.join("\n", lines));
  }

  private static boolean speaksOfError(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    return lower.contains("error:")
        || lower.contains("not found")
        || lower.contains("no such file");
  }
}
