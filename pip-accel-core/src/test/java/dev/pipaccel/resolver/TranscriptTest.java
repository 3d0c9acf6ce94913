package dev.pipaccel.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.model.json.JsonValue.JsonArray;
import dev.pipaccel.model.json.JsonValue.JsonObject;
import dev.pipaccel.model.json.JsonValue.JsonString;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Compares what is said about recorded scenarios, and the order of installing, with pip's output.
class TranscriptTest {
  @TestFactory
  Stream<DynamicTest> saysWhatPipSays() throws Exception {
    JsonObject transcripts = ScenarioFiles.transcripts();
    assertThat(transcripts.members()).isNotEmpty();
    return ScenarioFiles.scenarios().stream()
        .filter(scenario -> transcripts.members().containsKey(scenario.id()))
        .map(scenario ->
            DynamicTest.dynamicTest(
                scenario.id(),
                () ->
                    check(
                        scenario.transcript(),
                        (JsonObject) transcripts.member(scenario.id()).orElseThrow())));
  }

  private static void check(Scenario.Transcript actual, JsonObject recorded) {
    assertThat(actual.said()).isEqualTo(texts(recorded, "said"));
    assertThat(actual.order()).isEqualTo(recorded.text("order").orElse(""));
    assertThat(actual.warnings()).isEqualTo(new LinkedHashSet<>(texts(recorded, "warnings")));
    assertThat(actual.errors()).containsAll(texts(recorded, "errors"));
  }

  private static List<String> texts(JsonObject object, String member) {
    return object
        .member(member)
        .map(array ->
            ((JsonArray) array)
                .elements().stream().map(element -> ((JsonString) element).text()).toList())
        .orElse(List.of());
  }
}
