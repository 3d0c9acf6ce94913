package dev.pipaccel.fs;

import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Ready-made handlers for [FaultPoint]: what goes wrong, and at which step. Steps count from 1.
public final class FaultPlan {
  /// The exit status of a halted JVM, that of a process ended by signal 9.
  public static final int HALT_STATUS = 137;

  private FaultPlan() {}

  /// Halts the JVM before step `number`, as `kill -9` would.
  public static FaultPoint.Handler haltAt(int number) {
    return atStep(
        number,
        (step, path) -> {
          Runtime.getRuntime().halt(HALT_STATUS);
        });
  }

  /// Fails step `number` and all after it as a full disk does: what takes no space, such as
  /// deleting and renaming, still works.
  public static FaultPoint.Handler diskFullFrom(int number) {
    AtomicInteger count = new AtomicInteger();
    return (step, path) -> {
      if (count.incrementAndGet() >= number && takesSpace(step)) {
        throw new FileSystemException(text(path), null, "No space left on device");
      }
    };
  }

  /// Fails step `number` only, as a folder that may not be written does.
  public static FaultPoint.Handler deniedAt(int number) {
    return atStep(
        number,
        (step, path) -> {
          throw new AccessDeniedException(text(path));
        });
  }

  /// Adds each step to `steps`, which must be safe for use by several threads, as `step path`.
  public static FaultPoint.Handler recording(List<String> steps) {
    return (step, path) -> steps.add(path == null ? step : step + " " + path);
  }

  /// Appends each step to a file, one per line.
  public static FaultPoint.Handler recording(Path file) {
    return (step, path) -> {
      String line = (path == null ? step : step + " " + path) + "\n";
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    };
  }

  /// Reads the form that a whole process is given: `halt:N`, `full:N`, `denied:N` or `record:FILE`.
  ///
  /// @throws IllegalArgumentException for anything else
  public static FaultPoint.Handler parse(String plan) {
    int colon = plan.indexOf(':');
    String kind = colon < 0 ? plan : plan.substring(0, colon);
    String value = plan.substring(colon + 1);
    return switch (kind) {
      case "halt" -> haltAt(Integer.parseInt(value));
      case "full" -> diskFullFrom(Integer.parseInt(value));
      case "denied" -> deniedAt(Integer.parseInt(value));
      case "record" -> recording(Path.of(value));
      default -> throw new IllegalArgumentException("no such fault plan: " + plan);
    };
  }

  private static boolean takesSpace(String step) {
    return !step.equals("delete") && !step.equals("rename") && !step.startsWith("set ");
  }

  private static FaultPoint.Handler atStep(int number, FaultPoint.Handler fault) {
    AtomicInteger count = new AtomicInteger();
    return (step, path) -> {
      if (count.incrementAndGet() == number) {
        fault.reached(step, path);
      }
    };
  }

  private static @Nullable String text(@Nullable Path path) {
    return path == null ? null : path.toString();
  }
}
