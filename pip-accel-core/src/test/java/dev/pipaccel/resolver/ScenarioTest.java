package dev.pipaccel.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.error.PipAccelException;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Resolves recorded scenarios and compares with what pip 26.3 did.
class ScenarioTest {
  @TestFactory
  Stream<DynamicTest> chooseAsPipDoes() throws Exception {
    Path folder = folder();
    Map<String, JsonObject> facts = new HashMap<>();
    for (JsonObject scenario : scenarios(folder.resolve("facts.json"))) {
      facts.put(scenario.text("id").orElseThrow(), scenario);
    }
    List<JsonObject> expectations = scenarios(folder.resolve("expectations.json"));
    assertThat(expectations).isNotEmpty();
    return expectations.stream()
        .map(expectation -> {
          String id = expectation.text("id").orElseThrow();
          return new Scenario(id, facts.get(id), expectation);
        })
        .filter(scenario -> !scenario.isAboutCommandLine())
        .map(scenario -> DynamicTest.dynamicTest(scenario.id(), () -> check(scenario)));
  }

  private static void check(Scenario scenario) throws PipAccelException {
    Scenario.Outcome expected = scenario.expected();

    Scenario.Outcome actual = scenario.actual();

    assertThat(actual).isEqualTo(expected);
  }

  private static Path folder() throws URISyntaxException {
    String other = System.getProperty("pipaccel.conformance");
    if (other != null) {
      return Path.of(other);
    }
    URL facts = ScenarioTest.class.getResource("/scenarios/facts.json");
    assertThat(facts).isNotNull();
    return Path.of(facts.toURI()).getParent();
  }

  private static List<JsonObject> scenarios(Path file) throws IOException, SyntaxException {
    JsonObject content =
        (JsonObject) JsonValue.parse(Files.readString(file, StandardCharsets.UTF_8));
    return ((JsonArray) content.member("scenarios").orElseThrow())
        .elements().stream().map(JsonObject.class::cast).toList();
  }
}
