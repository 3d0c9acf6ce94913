package dev.pipaccel.resolver;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.json.JsonValue;
import dev.pipaccel.model.json.JsonValue.JsonArray;
import dev.pipaccel.model.json.JsonValue.JsonObject;
import dev.pipaccel.testkit.RecordedScenarios;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Reads the recorded scenarios that get as far as the resolver.
final class ScenarioFiles {
  private ScenarioFiles() {}

  static List<Scenario> scenarios() throws IOException, SyntaxException {
    Map<String, JsonObject> facts = new HashMap<>();
    for (JsonObject scenario : list(RecordedScenarios.own("facts.json"))) {
      facts.put(id(scenario), scenario);
    }
    return list(RecordedScenarios.own("expectations.json")).stream()
        .map(expectation ->
            new Scenario(
                id(expectation), Objects.requireNonNull(facts.get(id(expectation))), expectation))
        .filter(scenario -> !scenario.isAboutCommandLine())
        .toList();
  }

  /// What pip printed, by scenario.
  static JsonObject transcripts() throws IOException, SyntaxException {
    JsonObject transcripts =
        (JsonObject) JsonValue.parse(RecordedScenarios.own("transcripts.json"));
    return (JsonObject) transcripts.member("scenarios").orElseThrow();
  }

  private static String id(JsonObject scenario) {
    return scenario.text("id").orElseThrow();
  }

  private static List<JsonObject> list(String text) throws SyntaxException {
    JsonObject document = (JsonObject) JsonValue.parse(text);
    return ((JsonArray) document.member("scenarios").orElseThrow())
        .elements().stream().map(JsonObject.class::cast).toList();
  }
}
