package dev.pipaccel.inventory;

import dev.pipaccel.model.json.JsonValue;
import dev.pipaccel.model.json.JsonValue.JsonArray;
import dev.pipaccel.model.json.JsonValue.JsonObject;
import dev.pipaccel.model.json.JsonValue.JsonString;
import dev.pipaccel.model.metadata.MetadataField;
import dev.pipaccel.model.metadata.MetadataMessage;
import dev.pipaccel.model.text.PythonText;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Core metadata as JSON (PEP 566), with the fields and in the order that pip knows.
public final class MetadataJson {
  private static final List<MetadataField> FIELDS =
      List.of(
          MetadataField.METADATA_VERSION,
          MetadataField.NAME,
          MetadataField.VERSION,
          MetadataField.DYNAMIC,
          MetadataField.PLATFORM,
          MetadataField.SUPPORTED_PLATFORM,
          MetadataField.SUMMARY,
          MetadataField.DESCRIPTION,
          MetadataField.DESCRIPTION_CONTENT_TYPE,
          MetadataField.KEYWORDS,
          MetadataField.HOME_PAGE,
          MetadataField.DOWNLOAD_URL,
          MetadataField.AUTHOR,
          MetadataField.AUTHOR_EMAIL,
          MetadataField.MAINTAINER,
          MetadataField.MAINTAINER_EMAIL,
          MetadataField.LICENSE,
          MetadataField.LICENSE_EXPRESSION,
          MetadataField.LICENSE_FILE,
          MetadataField.CLASSIFIER,
          MetadataField.REQUIRES_DIST,
          MetadataField.REQUIRES_PYTHON,
          MetadataField.REQUIRES_EXTERNAL,
          MetadataField.PROJECT_URL,
          MetadataField.PROVIDES_EXTRA,
          MetadataField.PROVIDES_DIST,
          MetadataField.OBSOLETES_DIST);

  private MetadataJson() {}

  /// Turns the fields into members; of a field that should occur once the first counts.
  public static JsonObject of(MetadataMessage message) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    for (MetadataField field : FIELDS) {
      List<String> values = message.all(field.header());
      if (!values.isEmpty()) {
        members.put(field.key().replace('-', '_'), value(field, values));
      }
    }
    if (!message.body().isEmpty()) {
      members.put(MetadataField.DESCRIPTION.key(), new JsonString(message.body()));
    }
    return new JsonObject(members);
  }

  private static JsonValue value(MetadataField field, List<String> values) {
    return switch (field) {
      case KEYWORDS -> array(keywords(values.getFirst()));
      case DYNAMIC,
          PLATFORM,
          SUPPORTED_PLATFORM,
          LICENSE_FILE,
          CLASSIFIER,
          REQUIRES_DIST,
          REQUIRES_EXTERNAL,
          PROJECT_URL,
          PROVIDES_EXTRA,
          PROVIDES_DIST,
          OBSOLETES_DIST ->
          array(values);
      default -> new JsonString(values.getFirst());
    };
  }

  /// Splits at commas, where there are any, else at white space, as old metadata has it.
  private static List<String> keywords(String text) {
    return text.indexOf(',') < 0
        ? PythonText.words(text)
        : Arrays.stream(text.split(",", -1)).map(PythonText::strip).toList();
  }

  private static JsonArray array(List<String> texts) {
    return new JsonArray(texts.stream().<JsonValue>map(JsonString::new).toList());
  }
}
