package dev.pipaccel.process;

import java.io.IOException;
import java.time.Duration;

/// A program that ran longer than it may and was killed.
public final class ProcessTimeoutException extends IOException {
  ProcessTimeoutException(Command command, Duration limit) {
    super("%s did not end within %d s".formatted(command, limit.toSeconds()));
  }
}
