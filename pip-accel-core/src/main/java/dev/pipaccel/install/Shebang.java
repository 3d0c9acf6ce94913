package dev.pipaccel.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The first lines of the scripts that are made for entry points.
final class Shebang {
  /// What the kernels of Linux and others read of a first line, in bytes without its end.
  private static final int LONGEST = 127;

  private static final int LONGEST_MACOS = 512;

  /// The characters around the interpreter in a plain first line.
  private static final int FRAME = 3;

  private Shebang() {}

  /// Returns the first lines, with their ends. A path that a kernel would not take whole is started
  /// through the shell, by lines that Python reads as a string.
  static String of(Path interpreter, boolean macos) {
    String path = interpreter.toString();
    String quoted = path.indexOf(' ') >= 0 && !path.startsWith("\"") ? "\"" + path + "\"" : path;
    // Counted in bytes, as the kernel does.
    int length = quoted.getBytes(StandardCharsets.UTF_8).length + FRAME;
    boolean plain =
        quoted.indexOf(' ') < 0
            && length <= (macos ? LONGEST_MACOS : LONGEST)
            && !isScript(interpreter);
    return plain
        ? "#!" + quoted + "\n"
        : "#!/bin/sh\n'''exec' " + quoted + " \"$0\" \"$@\"\n' '''\n";
  }

  private static boolean isScript(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return stream.read() == '#' && stream.read() == '!';
    } catch (IOException unreadable) {
      return false;
    }
  }
}
