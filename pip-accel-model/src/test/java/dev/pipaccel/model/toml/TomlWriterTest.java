package dev.pipaccel.model.toml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The expected texts are what `tomli_w.dumps` writes.
class TomlWriterTest {
  @Test
  void plainValuesStandAboveTables() {
    assertThat(TomlWriter.write(ordered("t", ordered("a", 1L), "plain", true, "b c", "x")))
        .isEqualTo("plain = true\n\"b c\" = \"x\"\n\n[t]\na = 1\n");
  }

  @Test
  void tableThatHoldsOnlyTablesHasNoHeader() {
    assertThat(TomlWriter.write(ordered("a", ordered("b", ordered("c", "d")))))
        .isEqualTo("[a.b]\nc = \"d\"\n");
    assertThat(TomlWriter.write(ordered("a", ordered()))).isEqualTo("[a]\n");
  }

  @Test
  void tablesThatFitOnALineStandInTheirArray() {
    Map<String, Object> small = ordered("name", "a", "directory", ordered("path", "."));

    assertThat(TomlWriter.write(ordered("packages", List.of(small, ordered()))))
        .isEqualTo(
            "packages = [\n    { name = \"a\", directory = { path = \".\" } },\n    {},\n]\n");
  }

  @Test
  void oneTableThatDoesNotFitMakesAllStandAlone() {
    String fits = "x".repeat(100 - "    { a = \"\" },".length());
    Map<String, Object> small = ordered("a", fits);
    Map<String, Object> large = ordered("a", fits + "x", "b", List.of("c"));

    assertThat(TomlWriter.write(ordered("t", List.of(small)))).startsWith("t = [\n");
    assertThat(TomlWriter.write(ordered("t", List.of(small, large))))
        .isEqualTo(
            "[[t]]\na = \"%s\"\n\n[[t]]\na = \"%sx\"\nb = [\n    \"c\",\n]\n"
                .formatted(fits, fits));
  }

  @Test
  void tableWithAnArrayOfSeveralLinesDoesNotFit() {
    assertThat(TomlWriter.write(ordered("t", List.of(ordered("a", List.of("b"))))))
        .isEqualTo("[[t]]\na = [\n    \"b\",\n]\n");
  }

  @Test
  void controlCharactersAreEscaped() {
    assertThat(TomlWriter.write(ordered("a", "\"\\\n\t\u0001\u007fü")))
        .isEqualTo("a = \"\\\"\\\\\\n\t\\u0001\\u007fü\"\n");
  }

  @Test
  void otherValuesAreRefused() {
    assertThatThrownBy(() -> TomlWriter.write(Map.of("a", 1.5)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
