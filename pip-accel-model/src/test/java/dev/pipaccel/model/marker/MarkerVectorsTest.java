package dev.pipaccel.model.marker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.Vectors;
import dev.pipaccel.model.name.ExtraName;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarkerVectorsTest {
  @Test
  void markersAreReadPrintedAndEvaluatedAsRecorded() {
    List<MarkerEnvironment> environments = environments();
    Vectors.checkAll(
        "markers",
        row -> {
          String text = row.text("in");
          if (!row.flag("valid")) {
            assertThatThrownBy(() -> Marker.parse(text)).isInstanceOf(SyntaxException.class);
            return;
          }
          Marker marker = Marker.parse(text);
          assertThat(marker).hasToString(row.text("str"));
          Map<String, String> values = new LinkedHashMap<>();
          for (String extra : row.map("eval").keySet()) {
            values.put(extra, evaluate(marker, environments, extra));
          }
          assertThat(values).isEqualTo(row.value("eval"));
        });
  }

  private static String evaluate(
      Marker marker, List<MarkerEnvironment> environments, String extra) {
    Set<ExtraName> extras = extra.isEmpty() ? Set.of() : Set.of(ExtraName.of(extra));
    StringBuilder codes = new StringBuilder();
    for (MarkerEnvironment environment : environments) {
      codes.append(evaluate(marker, environment, extras));
    }
    return codes.toString();
  }

  private static char evaluate(
      Marker marker, MarkerEnvironment environment, Set<ExtraName> extras) {
    try {
      return marker.evaluate(environment, extras) ? 'T' : 'F';
    } catch (MarkerEvaluationException e) {
      return switch (e.reason()) {
        case UNDEFINED_COMPARISON -> 'C';
        case UNDEFINED_NAME -> 'N';
      };
    }
  }

  private static List<MarkerEnvironment> environments() {
    Map<?, ?> document = Vectors.document("marker_environments.json");
    Map<?, ?> environments = (Map<?, ?>) document.get("environments");
    return ((List<?>) document.get("order"))
        .stream().map(name -> environment((Map<?, ?>) environments.get(name))).toList();
  }

  private static MarkerEnvironment environment(Map<?, ?> values) {
    Map<String, String> texts = new HashMap<>();
    values.forEach((name, value) -> texts.put((String) name, (String) value));
    return new MarkerEnvironment(texts);
  }
}
