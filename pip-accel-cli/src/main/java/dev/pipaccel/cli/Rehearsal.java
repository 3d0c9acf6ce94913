package dev.pipaccel.cli;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Runs several commands in one process, from which the JVM learns what to keep ready for all of
/// them: `Rehearsal FILE`, one command a line, its words between tabs.
public final class Rehearsal {
  private Rehearsal() {}

  /// Runs the commands, up to the first that fails.
  public static void main(String[] arguments) throws Throwable {
    callBeforeInitialization();
    int code = 0;
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      code = Main.run(List.of(line.split("\t")));
      if (code != 0) {
        System.err.println("ended with " + code + ": " + line);
        break;
      }
    }
    System.exit(code);
  }

  /// Lets the JVM load what a handle needs whose method's class is not initialized. The commands do
  /// not: here the call sites of texts are linked as they are met, later they are taken from the
  /// cache, and their classes initialized at the first call.
  private static void callBeforeInitialization() throws Throwable {
    MethodHandle handle =
        MethodHandles.lookup().findStatic(Late.class, "call", MethodType.methodType(void.class));
    handle.invokeExact();
  }

  private static final class Late {
    static void call() {}
  }
}
