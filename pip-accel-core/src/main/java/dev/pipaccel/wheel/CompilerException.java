package dev.pipaccel.wheel;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A process that compiles ended before it answered: it could not write, or was killed.
final class CompilerException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  CompilerException(Path source, @Nullable Throwable cause) {
    super("The compiler of " + source + " ended early", cause);
  }
}
