package dev.pipaccel.pipeline;

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
import dev.pipaccel.testkit.TemporaryHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A home with caches of its own, in which each install fills a fresh virtual environment.
final class PipelineFixture {
  final TemporaryHome home;
  private final Path python;
  private int environments;
  private RecordingReport report = new RecordingReport();

  PipelineFixture(Path folder) throws IOException {
    home = TemporaryHome.in(folder);
    python = TestPython.find().orElseThrow();
  }

  /// Installs into a fresh environment; arguments as on pip's command line.
  ///
  /// @return the environment's site-packages
  Path install(String... arguments) throws Exception {
    Path environment = TestPython.environment(python, home.work().resolve("env" + ++environments));
    report = new RecordingReport();
    new InstallPipeline().run(request(environment, arguments));
    try (Stream<Path> libraries = Files.list(environment.resolve("lib"))) {
      return libraries.findFirst().orElseThrow().resolve("site-packages");
    }
  }

  private RequirementRequest request(Path environment, String... arguments)
      throws PipAccelException, OptionSyntaxException {
    home.with("PIP_PYTHON", environment.resolve("bin/python").toString()).with("PIP_RETRIES", "0");
    ProcessFacts facts =
        new ProcessFacts(
            home.environment(), home.work(), home.home(), ProcessFacts.OperatingSystem.UNIX, false);
    OptionSet options = CommandOptions.of("install");
    List<Occurrence> occurrences =
        new ArrayList<>(
            ConfiguredOptions.read(
                PipConfiguration.load(facts, false, Optional.empty()).settings("install"),
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
            List.of(),
            values.texts("requirements"),
            values.texts("constraints"),
            List.of(),
            List.of()),
        Optional.empty(),
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
