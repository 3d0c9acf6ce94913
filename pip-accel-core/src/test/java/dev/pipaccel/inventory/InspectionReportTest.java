package dev.pipaccel.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.model.json.JsonWriter;
import dev.pipaccel.model.marker.MarkerEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionReportTest {
  private GeneratedEnvironment environment;

  @TempDir Path folder;

  @BeforeEach
  void prepare() throws Exception {
    environment = new GeneratedEnvironment(folder);
  }

  @Test
  void metadataKeepsPipsOrderAndLettersOfAllScripts() throws Exception {
    Path info =
        environment.install(
            "a",
            "Requires-Dist: b",
            "Keywords: x, y z",
            "Summary: Größe",
            "Unknown: u",
            "Provides-Extra: e",
            "",
            "Text");
    Files.writeString(info.resolve("INSTALLER"), "pip\n");
    Files.writeString(info.resolve("REQUESTED"), "");
    Files.writeString(
        info.resolve("direct_url.json"),
        "{\"archive_info\": {\"hash\": \"sha256=ab\"}, \"url\": \"https://u:p@h.example/a\"}");

    String report = report();

    assertThat(report)
        .isEqualTo(
            """
            {
              "version": "1",
              "pip_version": "26.3",
              "installed": [
                {
                  "metadata": {
                    "metadata_version": "2.4",
                    "name": "a",
                    "version": "1.0",
                    "summary": "Größe",
                    "description": "Text\\n",
                    "keywords": [
                      "x",
                      "y z"
                    ],
                    "requires_dist": [
                      "b"
                    ],
                    "provides_extra": [
                      "e"
                    ]
                  },
                  "metadata_location": "%s",
                  "direct_url": {
                    "url": "https://h.example/a",
                    "archive_info": {
                      "hashes": {
                        "sha256": "ab"
                      },
                      "hash": "sha256=ab"
                    }
                  },
                  "installer": "pip",
                  "requested": true
                }
              ],
              "environment": {\
            """
                    .formatted(info)
                + report.substring(report.indexOf("\"environment\": {") + 16));
    assertThat(report).endsWith("    \"sys_platform\": \"linux\"\n  }\n}");
  }

  @Test
  void folderInCapitalsIsNotSaidToBeRequested() throws Exception {
    Path info = environment.install("a");
    Files.writeString(info.resolve("REQUESTED"), "");
    Files.move(info, info.resolveSibling("a-1.0.DIST-INFO"));

    assertThat(report()).contains("a-1.0.DIST-INFO").doesNotContain("requested");
  }

  @Test
  void linkedProjectsSeemToHaveADirectUrl() throws Exception {
    Path project = Files.createDirectory(environment.root().resolve("project"));
    Path info = Files.createDirectory(project.resolve("a.egg-info"));
    Files.writeString(info.resolve("PKG-INFO"), "Name: a\nVersion: 1.0\nKeywords: x y\n");
    Files.writeString(environment.site().resolve("a.egg-link"), project + "\n.");

    assertThat(report())
        .contains(
            """
                  "direct_url": {
                    "url": "file://%s",
                    "dir_info": {
                      "editable": true
                    }
                  }
            """
                .formatted(project))
        .contains("\"x\",\n          \"y\"\n")
        .doesNotContain("requested");
  }

  private String report() {
    return JsonWriter.writeIndented(
        InspectionReport.of(
            environment.distributions(),
            new MarkerEnvironment(Map.of("sys_platform", "linux")),
            "26.3"));
  }
}
