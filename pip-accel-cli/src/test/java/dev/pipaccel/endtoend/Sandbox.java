package dev.pipaccel.endtoend;

import dev.pipaccel.cli.CommandInProcess;
import dev.pipaccel.testkit.LoopbackIndex;
import dev.pipaccel.testkit.Repository;
import dev.pipaccel.testkit.TemporaryHome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A user with a home, caches, environments and an index of their own.
final class Sandbox implements AutoCloseable {
  private static final long PROCESS_SECONDS = 120;

  private final TemporaryHome home;
  private final LoopbackIndex index;
  private final Path buildLog;

  private Sandbox(TemporaryHome home, LoopbackIndex index) {
    this.home = home;
    this.index = index;
    this.buildLog = home.cache().resolve("builds.log");
  }

  static Sandbox in(Path folder) throws IOException {
    var sandbox = new Sandbox(TemporaryHome.in(folder), LoopbackIndex.start());
    sandbox.home.with("PIP_INDEX_URL", sandbox.index.simple().url().toString());
    sandbox.home.with("TESTKIT_BUILD_LOG", sandbox.buildLog.toString());
    return sandbox;
  }

  LoopbackIndex index() {
    return index;
  }

  Repository packages() {
    return index.simple();
  }

  TemporaryHome home() {
    return home;
  }

  /// Makes an environment without pip, or returns the one of this name.
  PythonEnvironment environment(String name) throws IOException, InterruptedException {
    return PythonEnvironment.in(home.work().resolve(name), home);
  }

  /// Writes a file into the working folder.
  Path file(String name, String content) throws IOException {
    Path path = home.work().resolve(name);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, content);
  }

  /// Runs `pip-accel --python <environment> install <words>`.
  Outcome install(PythonEnvironment environment, String... words) {
    List<String> all = new ArrayList<>(List.of("--python", environment.root().toString()));
    all.add("install");
    all.addAll(List.of(words));
    return run(all.toArray(String[]::new));
  }

  /// Runs the command in this JVM.
  Outcome run(String... words) {
    return answering("", words);
  }

  /// Runs the command in this JVM, with a user who types the answers.
  Outcome answering(String answers, String... words) {
    var output = new ByteArrayOutputStream();
    var errors = new ByteArrayOutputStream();
    int code =
        CommandInProcess.run(
            List.of(words),
            home.environment(),
            home.work(),
            new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8)),
            output,
            errors);
    return new Outcome(
        code, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
  }

  /// Starts the command as a process of its own.
  Running start(String... words) throws IOException {
    return start(List.of(), words);
  }

  /// Starts the command as a process of its own, with further options of the JVM.
  Running start(List<String> options, String... words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), "dev.pipaccel.cli.Main"));
    command.addAll(List.of(words));
    return Running.start(home.process(command.toArray(String[]::new)), PROCESS_SECONDS);
  }

  /// Returns the hooks that build backends of the test kit ran, as `hook name version`.
  List<String> builds() throws IOException {
    return Files.exists(buildLog) ? Files.readAllLines(buildLog) : List.of();
  }

  /// Returns a text with this sandbox's own folders and server replaced by names.
  String filtered(String text) {
    return text.replace(home.work().toString(), "WORK")
        .replace(home.home().getParent().toString(), "SANDBOX")
        .replace("127.0.0.1:" + index.port(), "INDEX");
  }

  private static String classPath() throws IOException {
    // Some runners load the tests by a class loader of their own.
    if (Sandbox.class.getClassLoader() instanceof URLClassLoader loader) {
      return Arrays.stream(loader.getURLs())
          .map(url -> url.getPath())
          .collect(Collectors.joining(File.pathSeparator));
    }
    return System.getProperty("java.class.path");
  }

  @Override
  public void close() {
    index.close();
  }
}
