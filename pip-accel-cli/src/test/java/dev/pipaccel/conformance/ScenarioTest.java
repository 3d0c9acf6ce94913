package dev.pipaccel.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.cli.CommandInProcess;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.pipeline.PipelineFor;
import dev.pipaccel.testkit.LoopbackIndex;
import dev.pipaccel.testkit.TemporaryHome;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Installs what recorded scenarios ask for, by the whole command, and compares the environments
/// with those that pip 26.3 made. All share one home, for hundreds of them have different files of
/// one name: a cache that trusts names would mix them up.
class ScenarioTest {
  private static final Pattern FILE_URL = Pattern.compile("\\{files\\}/([^#\\s]+)");
  private static final Pattern FILE_HASH = Pattern.compile("\\{sha256:([^}]+)\\}");

  @TempDir static Path folder;
  private static LoopbackIndex server;
  private static TemporaryHome home;

  @BeforeAll
  static void start() throws Exception {
    server = LoopbackIndex.start();
    home = TemporaryHome.in(folder.resolve("user"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @TestFactory
  Stream<DynamicTest> installsWhatPipInstalls() throws Exception {
    List<Scenario> scenarios = Scenario.all();
    assertThat(scenarios).isNotEmpty();
    return scenarios.stream()
        .map(scenario -> DynamicTest.dynamicTest(scenario.id(), () -> check(scenario)));
  }

  private static void check(Scenario scenario) throws Exception {
    var run = new Run(scenario, home.work().resolve(scenario.id()));

    Outcome actual = run.install();

    Outcome expected = scenario.expected();
    assertThat(run.printed).doesNotContain("a fault of pip-accel");
    if (scenario.pipCrashed()) {
      assertThat(actual.satisfiable()).as(run.printed).isEqualTo(expected.satisfiable());
    } else {
      assertThat(actual).as(run.printed).isEqualTo(expected);
    }
  }

  /// One scenario with a folder of its own.
  private static final class Run {
    private final Scenario scenario;
    private final Path folder;
    private final ScenarioIndex index;
    private final RecordedEnvironment environment;
    private String printed = "";

    Run(Scenario scenario, Path folder) throws Exception {
      this.scenario = scenario;
      this.folder = Files.createDirectories(folder);
      this.index =
          new ScenarioIndex(
              scenario, server, folder.resolve("index/files"), folder.resolve("built"));
      this.environment =
          new RecordedEnvironment(
              folder.resolve("env"), scenario.asked().text("recorded_python").orElseThrow());
    }

    Outcome install() throws Exception {
      var site = new SitePackages(environment.sitePackages());
      for (Map.Entry<String, String> present : scenario.asked().texts("preinstalled").entrySet()) {
        site.unpack(Files.readAllBytes(wheel(present.getKey(), present.getValue())));
      }
      var output = new ByteArrayOutputStream();
      int code =
          CommandInProcess.run(
              PipelineFor.interpreter(environment.interpreter()),
              words(),
              home.environment(),
              folder,
              InputStream.nullInputStream(),
              output,
              output);
      printed = output.toString(StandardCharsets.UTF_8);
      boolean inTarget = scenario.asked().text("mode").filter("target"::equals).isPresent();
      return (inTarget ? new SitePackages(folder.resolve("target")) : site).outcome(code == 0);
    }

    private Path wheel(String name, String version) throws Exception {
      String start = PackageName.of(name).text().replace('-', '_') + "-" + version + "-";
      try (Stream<Path> files = Files.list(index.folder())) {
        return files
            .filter(file -> file.getFileName().toString().startsWith(start))
            .filter(file -> file.toString().endsWith(".whl"))
            .sorted()
            .findFirst()
            .orElseThrow();
      }
    }

    private List<String> words() throws Exception {
      Facts asked = scenario.asked();
      List<String> words =
          new ArrayList<>(List.of("install", "--no-compile", "--index-url", index.url()));
      asked.words("args").forEach(word -> words.add(filled(word)));
      addFile(words, "-c", "constraints", "constraints.txt");
      addFile(words, "-r", "req_lines", "requirements.txt");
      asked.words("requirements").forEach(word -> words.add(filled(word)));
      return words;
    }

    private void addFile(List<String> words, String option, String member, String name)
        throws Exception {
      List<String> lines = scenario.asked().words(member);
      if (!lines.isEmpty()) {
        Path file = folder.resolve(name);
        Files.write(file, lines.stream().map(this::filled).toList());
        words.add(option);
        words.add(file.toString());
      }
    }

    private String filled(String text) {
      String filled = FILE_URL.matcher(text).replaceAll(match -> index.fileUrl(match.group(1)));
      filled = FILE_HASH.matcher(filled).replaceAll(match -> index.sha256(match.group(1)));
      return filled
          .replace("{index}", index.url())
          .replace("{filesdir}", index.folder().toString())
          .replace("{target}", folder.resolve("target").toString())
          .replace("{tmp}", folder.toString());
    }
  }
}
