package dev.pipaccel.cli;

import dev.pipaccel.config.ProcessFacts;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/// Reads what the process was started with.
final class Host {
  private static final int ROOT = 0;

  private Host() {}

  static ProcessFacts facts() {
    Map<String, String> environment = System.getenv();
    String home = environment.getOrDefault("HOME", "");
    return new ProcessFacts(
        environment,
        Path.of(System.getProperty("user.dir")).toAbsolutePath(),
        Path.of(home.isEmpty() ? System.getProperty("user.home") : home).toAbsolutePath(),
        system(),
        isSuperuser());
  }

  /// Returns how long this process has run, in nanoseconds.
  static long age() {
    return ProcessHandle.current()
        .info()
        .startInstant()
        .map(start -> Duration.between(start, Instant.now()).toNanos())
        .orElse(0L);
  }

  /// Returns the name of this machine without its domain.
  static String name() {
    try {
      String name = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
      return name.isEmpty() ? "localhost" : name;
    } catch (IOException _) {
      // Not Linux.
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException _) {
      return "localhost";
    }
  }

  /// Tells whether a stream of this process (1 standard output, 2 standard error) is a terminal.
  static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    try {
      String target = Files.readSymbolicLink(link).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException _) {
      // Not Linux; the JDK knows about both standard streams at once only.
      return System.console() != null && System.console().isTerminal();
    }
  }

  private static ProcessFacts.OperatingSystem system() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return ProcessFacts.OperatingSystem.WINDOWS;
    }
    return name.startsWith("mac")
        ? ProcessFacts.OperatingSystem.MACOS
        : ProcessFacts.OperatingSystem.UNIX;
  }

  private static boolean isSuperuser() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid") instanceof Integer user
          && user == ROOT;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
      return System.getProperty("user.name", "").equals("root");
    }
  }
}
