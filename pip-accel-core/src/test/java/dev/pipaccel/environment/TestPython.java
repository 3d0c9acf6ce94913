package dev.pipaccel.environment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// The interpreter of the machine that tests run on, if it has one that is no script.
public final class TestPython {
  private TestPython() {}

  /// Finds `python3` on the search path.
  public static Optional<Path> find() {
    String path = System.getenv().getOrDefault("PATH", "") + ":/usr/bin:/usr/local/bin";
    return Arrays.stream(path.split(":"))
        .map(folder -> Path.of(folder).resolve("python3"))
        .filter(Files::isExecutable)
        .filter(TestPython::isProgram)
        .findFirst();
  }

  /// Makes a virtual environment without running anything.
  public static Path environment(Path python, Path folder) throws IOException {
    Files.createDirectories(folder.resolve("bin"));
    Files.createSymbolicLink(folder.resolve("bin/python"), python);
    Files.writeString(
        folder.resolve("pyvenv.cfg"),
        "home = " + python.getParent() + "\ninclude-system-site-packages = false\n");
    return folder;
  }

  private static boolean isProgram(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return stream.read() != '#';
    } catch (IOException unreadable) {
      return false;
    }
  }
}
