package dev.pipaccel.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.archive.ZipArchive;
import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.environment.InterpreterFinder;
import dev.pipaccel.environment.ProbeStore;
import dev.pipaccel.environment.TestPython;
import dev.pipaccel.error.BuildException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.requirement.Requirement;
import dev.pipaccel.process.ProcessRunner;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What builds in a temporary folder need: an interpreter, a project, and an installer of build
/// requirements that makes empty modules.
final class BuildBench implements AutoCloseable {
  final TestProject project;
  final Map<String, String> environment = new HashMap<>();
  final List<String> installed = Collections.synchronizedList(new ArrayList<>());
  BuildRequirementsInstaller installer = this::installModules;
  private final Path temporary;
  private final ProcessRunner runner = new ProcessRunner();
  private final Interpreter interpreter;
  private @Nullable BuildFrontend frontend;

  BuildBench(Path temporary) throws PipAccelException {
    this.temporary = temporary;
    this.interpreter =
        new InterpreterFinder(ProbeStore.none(), Map.of())
            .describe(TestPython.find().orElseThrow());
    environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    environment.put("HOME", temporary.toString());
    project = new TestProject(temporary.resolve("project"));
  }

  /// Fails if a build has left something behind.
  @Override
  public void close() throws IOException {
    if (frontend != null) {
      frontend.close();
    }
    runner.close();
    Path folder = temporary.resolve("tmp");
    if (Files.exists(folder)) {
      try (Stream<Path> left = Files.list(folder)) {
        assertThat(left).isEmpty();
      }
    }
  }

  /// Returns the frontend, made when first asked for.
  BuildFrontend frontend() {
    if (frontend == null) {
      frontend =
          new BuildFrontend(
              new BuildContext(
                  interpreter,
                  runner,
                  installer,
                  environment,
                  temporary.resolve("tmp"),
                  temporary.resolve("logs"),
                  List.of(),
                  BuildRescue.none(),
                  Report.silent()));
    }
    return frontend;
  }

  /// Installs an empty module of version 1.0 for each requirement.
  private void installModules(List<Requirement> requirements, Path prefix, BuildChain chain)
      throws PipAccelException {
    Path library = interpreter.schemes().prefix(prefix).purelib();
    try {
      for (Requirement requirement : requirements) {
        String name = requirement.displayName();
        Path info = Files.createDirectories(library.resolve(name + "-1.0.dist-info"));
        Files.writeString(
            info.resolve("METADATA"),
            "Metadata-Version: 2.1\nName: %s\nVersion: 1.0\n".formatted(name));
        Files.writeString(library.resolve(name + ".py"), "");
        installed.add(name);
      }
    } catch (IOException failure) {
      throw new BuildException("cannot install", failure);
    }
  }

  /// Returns what the test backend put into a wheel.
  static String content(BuiltWheel wheel) throws Exception {
    try (ZipArchive archive = ZipArchive.open(wheel.path())) {
      byte[] bytes = archive.read(archive.find("demo_content.py").orElseThrow());
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /// Returns a path as Python writes it.
  static String literal(Path path) {
    return "'" + path + "'";
  }
}
