package dev.pipaccel.resolver;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.json.JsonValue;
import dev.pipaccel.model.json.JsonValue.JsonArray;
import dev.pipaccel.model.json.JsonValue.JsonObject;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Reads the recorded scenarios: those of the test resources, or of the folder that the property
/// `pipaccel.conformance` names.
final class ScenarioFiles {
  private ScenarioFiles() {}

  static List<Scenario> scenarios() throws IOException, SyntaxException, URISyntaxException {
    Path folder = folder();
    Map<String, JsonObject> facts = new HashMap<>();
    for (JsonObject scenario : list(folder.resolve("facts.json"))) {
      facts.put(id(scenario), scenario);
    }
    return list(folder.resolve("expectations.json")).stream()
        .map(expectation ->
            new Scenario(
                id(expectation), Objects.requireNonNull(facts.get(id(expectation))), expectation))
        .filter(scenario -> !scenario.isAboutCommandLine())
        .toList();
  }

  /// What pip printed, by scenario; only of the test resources.
  static JsonObject transcripts() throws IOException, SyntaxException, URISyntaxException {
    return (JsonObject)
        read(resources().resolve("transcripts.json")).member("scenarios").orElseThrow();
  }

  private static String id(JsonObject scenario) {
    return scenario.text("id").orElseThrow();
  }

  private static Path folder() throws URISyntaxException {
    String other = System.getProperty("pipaccel.conformance");
    return other == null ? resources() : Path.of(other);
  }

  private static Path resources() throws URISyntaxException {
    URL facts = Objects.requireNonNull(ScenarioFiles.class.getResource("/scenarios/facts.json"));
    return Path.of(facts.toURI()).getParent();
  }

  private static List<JsonObject> list(Path file) throws IOException, SyntaxException {
    return ((JsonArray) read(file).member("scenarios").orElseThrow())
        .elements().stream().map(JsonObject.class::cast).toList();
  }

  private static JsonObject read(Path file) throws IOException, SyntaxException {
    return (JsonObject) JsonValue.parse(Files.readString(file, StandardCharsets.UTF_8));
  }
}
