package dev.pipaccel.conformance;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.json.JsonValue;
import dev.pipaccel.model.json.JsonValue.JsonArray;
import dev.pipaccel.model.json.JsonValue.JsonObject;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.testkit.RecordedScenarios;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// A small index, what is asked of it, and what pip 26.3 made of that.
///
/// @param index the projects with their files
/// @param asked the request and the recorded outcome
record Scenario(String id, Facts index, Facts asked) {
  /// Reads all scenarios, in the order of the expectations.
  static List<Scenario> all() throws IOException, SyntaxException {
    Map<String, Facts> indexes = new HashMap<>();
    for (Facts facts : list("facts.json")) {
      indexes.put(id(facts), facts);
    }
    return list("expectations.json").stream()
        .map(
            asked -> new Scenario(id(asked), Objects.requireNonNull(indexes.get(id(asked))), asked))
        .toList();
  }

  private static String id(Facts facts) {
    return facts.text("id").orElseThrow();
  }

  private static List<Facts> list(String file) throws IOException, SyntaxException {
    JsonObject document = (JsonObject) JsonValue.parse(RecordedScenarios.text(file));
    return ((JsonArray) document.member("scenarios").orElseThrow())
        .elements().stream().map(Facts::of).toList();
  }

  /// Returns what pip did; where pip crashed, what the author of the scenario says.
  Outcome expected() {
    Facts expected = asked.facts(asked.has("expected_pip") ? "expected_pip" : "expected_upstream");
    if (!expected.isTrue("satisfiable", false)) {
      SortedMap<String, String> packages = normalized(expected.texts("packages"));
      return Outcome.refused(packages.isEmpty() ? preinstalled() : packages);
    }
    return new Outcome(
        true,
        normalized(expected.texts("packages")),
        expected.texts("origins"),
        new TreeSet<>(expected.words("requested")));
  }

  /// Tells whether pip itself failed by a fault of its own, so that any correct answer will do.
  boolean pipCrashed() {
    return asked.isTrue("pip_crashed", false) || !asked.has("expected_pip");
  }

  SortedMap<String, String> preinstalled() {
    return normalized(asked.texts("preinstalled"));
  }

  private static SortedMap<String, String> normalized(Map<String, String> versions) {
    SortedMap<String, String> normalized = new TreeMap<>();
    versions.forEach((name, version) -> normalized.put(PackageName.of(name).text(), version));
    return normalized;
  }
}
