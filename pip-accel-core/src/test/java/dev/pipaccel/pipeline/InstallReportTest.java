package dev.pipaccel.pipeline;

import static dev.pipaccel.testkit.SdistBuilder.sdist;
import static dev.pipaccel.testkit.WheelBuilder.wheel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.model.json.JsonValue;
import dev.pipaccel.model.json.JsonValue.JsonArray;
import dev.pipaccel.model.json.JsonValue.JsonObject;
import dev.pipaccel.model.json.JsonWriter;
import dev.pipaccel.testkit.LoopbackIndex;
import dev.pipaccel.testkit.Publication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class InstallReportTest {
  @TempDir Path folder;
  private LoopbackIndex index;
  private PipelineFixture pipeline;

  @BeforeEach
  void start() throws Exception {
    pipeline = new PipelineFixture(folder);
    index = pipeline.index;
  }

  @AfterEach
  void stop() throws Exception {
    pipeline.close();
  }

  @Test
  void dryRunTellsWhatItWouldInstall() throws Exception {
    Publication a =
        index
            .simple()
            .publish(
                wheel("a", "1.0")
                    .module("a")
                    .metadata("Summary", "Ünicode")
                    .extra("x", "b")
                    .metadata("Keywords", "one,two"));
    index.simple().publish(wheel("b", "2.0").module("b"));

    Path environment = pipeline.install("a[x]", "--dry-run", "--report", "report.json");

    JsonObject report = report();
    assertThat(report.text("version")).hasValue("1");
    assertThat(report.text("pip_version")).hasValue("26.3");
    assertThat(((JsonObject) report.member("environment").orElseThrow()).members().keySet())
        .startsWith("implementation_name", "implementation_version", "os_name")
        .endsWith("sys_platform")
        .hasSize(11);
    assertThat(JsonWriter.write(installs(report).getFirst()))
        .isEqualTo(
            JsonWriter.write(
                JsonValue.parse(
                    """
                    {"download_info": {"url": "%s", "archive_info":
                      {"hashes": {"sha256": "%s"}, "hash": "sha256=%s"}},
                     "is_direct": false, "is_yanked": false, "requested": true,
                     "metadata": {"metadata_version": "2.2", "name": "a", "version": "1.0",
                       "summary": "Ünicode", "keywords": ["one", "two"],
                       "requires_dist": ["b ; extra == \\"x\\""], "provides_extra": ["x"]},
                     "requested_extras": ["x"]}
                    """
                        .formatted(index.simple().fileUrl(a), a.sha256(), a.sha256()))));
    assertThat(installs(report).get(1).members()).doesNotContainKey("requested_extras");
    assertThat(environment.resolve("lib")).doesNotExist();
    assertThat(pipeline.report().said()).contains("Would install a-1.0 b-2.0");
    assertThat(index.count(request -> request.path().endsWith(".whl"))).isZero();
  }

  @Test
  void yankedFilesAndSourcesAreTold() throws Exception {
    index.simple().publish(sdist("a", "1.0").staticMetadata().requires("b==1.0"));
    index.simple().publish(wheel("b", "1.0").module("b")).yanked("broken");

    pipeline.install("a", "--report", "report.json");

    List<JsonObject> installs = installs(report());
    assertThat(installs.stream().map(each -> each.members().get("is_yanked")))
        .containsExactly(new JsonValue.JsonBoolean(false), new JsonValue.JsonBoolean(true));
    assertThat(((JsonObject) installs.getFirst().member("metadata").orElseThrow()).text("name"))
        .hasValue("a");
  }

  @Test
  void localProjectsAreDirect() throws Exception {
    Path project = sdist("a", "1.0").unpackedIn(pipeline.home.work().resolve("project"));

    pipeline.install("-e", project.toString(), "--dry-run", "--report", "-");

    String text =
        pipeline.report().said().stream()
            .filter(line -> line.startsWith("{"))
            .findFirst()
            .orElseThrow();
    JsonObject install = installs((JsonObject) JsonValue.parse(text)).getFirst();
    assertThat(JsonWriter.write(install.member("download_info").orElseThrow()))
        .isEqualTo(
            "{\"url\": \"file://%s\", \"dir_info\": {\"editable\": true}}".formatted(project));
    assertThat(install.members()).containsEntry("is_direct", new JsonValue.JsonBoolean(true));
  }

  private JsonObject report() throws Exception {
    return (JsonObject)
        JsonValue.parse(Files.readString(pipeline.home.work().resolve("report.json")));
  }

  private static List<JsonObject> installs(JsonObject report) {
    return ((JsonArray) report.member("install").orElseThrow())
        .elements().stream().map(JsonObject.class::cast).toList();
  }
}
