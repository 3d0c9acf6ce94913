package dev.pipaccel.cli;

import dev.pipaccel.error.CancelledException;
import java.io.PrintStream;

/// Ends a run in good order when the user presses Ctrl-C: the work is interrupted, given time to
/// undo what it has begun, and the process ends as pip does.
final class Cancellation {
  private static final int EXIT_CODE = 1;
  private static final long PATIENCE_MILLISECONDS = 60_000;

  private final Thread worker;
  private final PrintStream messages;
  private volatile boolean finished;

  private Cancellation(Thread worker, PrintStream messages) {
    this.worker = worker;
    this.messages = messages;
  }

  static Cancellation install(Thread worker, PrintStream messages) {
    Cancellation cancellation = new Cancellation(worker, messages);
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("cancellation").unstarted(cancellation::cancel));
    return cancellation;
  }

  /// Says that the work is done and the process may end as it likes.
  void finish() {
    finished = true;
  }

  private void cancel() {
    if (finished) {
      return;
    }
    worker.interrupt();
    try {
      long end = System.nanoTime() + PATIENCE_MILLISECONDS * 1_000_000;
      while (!finished && worker.isAlive() && System.nanoTime() < end) {
        worker.join(20);
      }
    } catch (InterruptedException _) {
      // The process is ending anyway.
    }
    if (!finished) {
      messages.println("ERROR: " + CancelledException.MESSAGE);
      messages.flush();
    }
    Runtime.getRuntime().halt(EXIT_CODE);
  }
}
