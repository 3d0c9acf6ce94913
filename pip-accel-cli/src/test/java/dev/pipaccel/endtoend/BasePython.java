package dev.pipaccel.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The `python3` on the search path of the tests.
final class BasePython {
  private static @Nullable String found;

  private BasePython() {}

  /// Returns the interpreter itself, where the search path names a wrapper.
  static synchronized String path() throws IOException, InterruptedException {
    String known = found;
    if (known == null) {
      known = ask("import sys; print(sys.executable)");
      found = known;
    }
    return known;
  }

  /// Tells whether C extensions can be compiled.
  static boolean compiles() throws IOException, InterruptedException {
    boolean compiler =
        Files.isExecutable(Path.of("/usr/bin/cc"))
            || Files.isExecutable(Path.of("/usr/local/bin/cc"));
    String include = ask("import sysconfig; print(sysconfig.get_path('include'))");
    return compiler && Files.exists(Path.of(include, "Python.h"));
  }

  private static String ask(String code) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("python3", "-c", code).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String answer = new String(process.getInputStream().readAllBytes()).strip();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new AssertionError("python3 on the search path does not work: " + answer);
    }
    return answer;
  }
}
