package dev.pipaccel.syspkg;

import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.config.ProcessFacts.OperatingSystem;
import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.environment.PythonRelease;
import dev.pipaccel.environment.TestInterpreters;
import dev.pipaccel.error.ConfigurationException;
import dev.pipaccel.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A system below a folder: its os-release, and programs that answer as recorded. A command that is
/// not recorded fails.
final class FakeSystem {
  private final Path root;
  private final Set<String> programs = new TreeSet<>();
  private OperatingSystem kind = OperatingSystem.UNIX;
  private boolean superuser = true;
  private List<Path> named = List.of();

  FakeSystem(Path root) throws IOException {
    this.root = root;
    Files.createDirectories(root.resolve("bin"));
  }

  FakeSystem release(String... lines) throws IOException {
    return file("etc/os-release", String.join("\n", lines) + "\n");
  }

  FakeSystem macos() {
    kind = OperatingSystem.MACOS;
    return this;
  }

  FakeSystem user() {
    superuser = false;
    return this;
  }

  FakeSystem naming(Path... tables) {
    named = List.of(tables);
    return this;
  }

  FakeSystem file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  /// Adds a program without answers.
  FakeSystem program(String name) throws IOException {
    Path file = root.resolve("bin").resolve(name);
    Files.writeString(
        file,
        "#!/bin/bash\nwords=\"$*\"\n/bin/cat \"%s/answers/%s ${words//\\//_}\" 2>/dev/null\n"
            .formatted(root, name));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    programs.add(name);
    return this;
  }

  /// Records what a command prints. A slash in its arguments is written as an underscore.
  FakeSystem answer(String command, String... lines) throws IOException {
    String program = command.substring(0, command.indexOf(' '));
    if (!programs.contains(program)) {
      program(program);
    }
    return file("answers/" + command, String.join("\n", lines) + "\n");
  }

  ProcessFacts facts() {
    return new ProcessFacts(
        Map.of("PATH", root.resolve("bin").toString(), "CC", "cc"),
        root,
        root.resolve("home"),
        kind,
        superuser);
  }

  /// A CPython 3.11 of the system.
  static Interpreter python() {
    return TestInterpreters.of(
        Path.of("/usr"), Path.of("/usr"), new PythonRelease(3, 11, 2, "final", 0));
  }

  Path root() {
    return root;
  }

  Optional<SystemPackages> packages(ProcessRunner processes) throws ConfigurationException {
    return SystemPackages.of(root, facts(), python(), named, processes);
  }
}
