package dev.pipaccel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.config.AccelConfiguration;
import dev.pipaccel.config.ConfiguredOptions;
import dev.pipaccel.config.PipConfiguration;
import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.config.SettingsReader;
import dev.pipaccel.environment.TestPython;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.option.CommandOptions;
import dev.pipaccel.option.Occurrence;
import dev.pipaccel.option.OptionParser;
import dev.pipaccel.option.OptionSet;
import dev.pipaccel.option.OptionSyntaxException;
import dev.pipaccel.option.OptionValues;
import dev.pipaccel.report.RecordingReport;
import dev.pipaccel.requirement.RequirementArguments;
import dev.pipaccel.testkit.LoopbackIndex;
import dev.pipaccel.testkit.TemporaryHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An index and a home with caches of its own, in which each install fills a fresh virtual
/// environment.
final class PipelineFixture implements AutoCloseable {
  final LoopbackIndex index;
  final TemporaryHome home;
  private final Path python;
  private int environments;
  private RecordingReport report = new RecordingReport();

  PipelineFixture(Path folder) throws IOException {
    python = TestPython.find().orElseThrow();
    index = LoopbackIndex.start();
    index.simple().cacheControl("");
    home = TemporaryHome.in(folder).with("PIP_INDEX_URL", index.simple().url().toString());
  }

  /// Fails if a run has left something behind.
  @Override
  public void close() throws IOException {
    index.close();
    assertThat(home.temporary()).isEmptyDirectory();
    assertThat(cached("run-")).isEmpty();
  }

  /// Installs into a fresh environment; arguments as on pip's command line.
  ///
  /// @return the environment's site-packages; the environment where nothing was installed
  Path install(String... arguments) throws Exception {
    Path environment = run("install", new InstallPipeline(), Optional.empty(), arguments);
    if (!Files.exists(environment.resolve("lib"))) {
      return environment;
    }
    try (Stream<Path> libraries = Files.list(environment.resolve("lib"))) {
      return libraries.findFirst().orElseThrow().resolve("site-packages");
    }
  }

  /// Installs into the environment that was filled last.
  void installInto(String... arguments) throws Exception {
    report = new RecordingReport();
    Path environment = home.work().resolve("env" + environments);
    assertThat(
            new InstallPipeline().run(request("install", environment, Optional.empty(), arguments)))
        .isZero();
  }

  /// Downloads into `downloads`; arguments as on pip's command line.
  Path download(String... arguments) throws Exception {
    Path folder = home.work().resolve("downloads");
    run("download", new DownloadPipeline(), Optional.of(folder), arguments);
    return folder;
  }

  /// Builds wheels into `wheels`; arguments as on pip's command line.
  Path wheels(String... arguments) throws Exception {
    Path folder = home.work().resolve("wheels");
    run("wheel", new WheelPipeline(), Optional.of(folder), arguments);
    return folder;
  }

  /// Locks to a file of the working directory; arguments as on pip's command line.
  String lock(String file, String... arguments) throws Exception {
    run("lock", new LockPipeline(file), Optional.empty(), arguments);
    return Files.readString(home.work().resolve(file));
  }

  /// Runs a command on a fresh environment.
  private Path run(
      String command,
      RequirementOperation operation,
      Optional<Path> destination,
      String... arguments)
      throws Exception {
    Path environment = TestPython.environment(python, home.work().resolve("env" + ++environments));
    report = new RecordingReport();
    assertThat(operation.run(request(command, environment, destination, arguments))).isZero();
    return environment;
  }

  private RequirementRequest request(
      String command, Path environment, Optional<Path> destination, String... arguments)
      throws PipAccelException, OptionSyntaxException {
    home.with("PIP_PYTHON", environment.resolve("bin/python").toString()).with("PIP_RETRIES", "0");
    ProcessFacts facts =
        new ProcessFacts(
            home.environment(), home.work(), home.home(), ProcessFacts.OperatingSystem.UNIX, false);
    OptionSet options = CommandOptions.of(command);
    List<Occurrence> occurrences =
        new ArrayList<>(
            ConfiguredOptions.read(
                PipConfiguration.load(facts, false, Optional.empty()).settings(command),
                options,
                facts));
    OptionParser.Result parsed =
        new OptionParser(options, true, home.home()).parse(List.of(arguments));
    occurrences.addAll(parsed.occurrences());
    var values = new OptionValues(occurrences);
    AccelConfiguration accel = AccelConfiguration.load(facts, false);
    return new RequirementRequest(
        new SettingsReader(values, accel, facts, InstantSource.system()).read(),
        new RequirementArguments(
            parsed.arguments(),
            values.texts("editables"),
            values.texts("requirements"),
            values.texts("constraints"),
            values.texts("dependency_groups").stream()
                .map(name -> new RequirementArguments.Group("pyproject.toml", name))
                .toList(),
            values.texts("requirements_from_scripts")),
        destination,
        facts,
        Optional.empty(),
        report);
  }

  /// What the last install told.
  RecordingReport report() {
    return report;
  }

  /// Writes a requirements file and returns its path.
  String requirements(String... lines) throws IOException {
    Path file = home.work().resolve("requirements.txt");
    Files.write(file, List.of(lines));
    return file.toString();
  }

  /// Writes a file below the working directory.
  Path file(String name, String... lines) throws IOException {
    Path file = home.work().resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, List.of(lines));
  }

  /// Returns all regular files of the caches whose path contains `part`.
  List<Path> cached(String part) throws IOException {
    try (Stream<Path> files = Files.walk(home.cache())) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> home.cache().relativize(file).toString().contains(part))
          .toList();
    }
  }
}
