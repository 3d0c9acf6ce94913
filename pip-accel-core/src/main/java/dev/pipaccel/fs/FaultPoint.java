package dev.pipaccel.fs;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The place before each state-changing step on the file system. Without a handler, reaching it
/// costs one read of a field; a test's handler counts the steps, makes one fail or halts the JVM.
/// Safe for use by several threads.
public final class FaultPoint {
  private static volatile @Nullable Handler handler;

  private FaultPoint() {}

  /// Told of each step before it happens.
  @FunctionalInterface
  public interface Handler {
    /// Lets the step happen by returning.
    ///
    /// @param step the kind of step, such as `rename`; never a path
    /// @param path what the step changes, null where it is not one path
    /// @throws IOException in place of the step
    void reached(String step, @Nullable Path path) throws IOException;
  }

  /// A handler's time of duty: closing it puts the one before back.
  public interface Watch extends AutoCloseable {
    @Override
    void close();
  }

  /// Announces a step that changes no single path.
  public static void reach(String step) throws IOException {
    Handler current = handler;
    if (current != null) {
      current.reached(step, null);
    }
  }

  /// Announces a step that changes `path`.
  public static void reach(String step, Path path) throws IOException {
    Handler current = handler;
    if (current != null) {
      current.reached(step, path);
    }
  }

  /// Makes `next` the handler of the whole process until the result is closed.
  public static Watch install(Handler next) {
    Handler before = handler;
    handler = next;
    return () -> handler = before;
  }
}
