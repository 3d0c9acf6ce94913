package dev.pipaccel.build;

import dev.pipaccel.model.json.JsonValue;
import dev.pipaccel.model.json.JsonValue.JsonArray;
import dev.pipaccel.model.json.JsonValue.JsonBoolean;
import dev.pipaccel.model.json.JsonValue.JsonObject;
import dev.pipaccel.model.json.JsonValue.JsonString;
import java.util.List;
import java.util.Optional;

/// What came of calling a hook.
///
/// @param value what the hook returned
/// @param built whether a wheel was built in place of the metadata that was asked for
/// @param missing the name of the hook that the backend lacks
/// @param unavailable why the backend cannot be imported
/// @param warnings the user warnings that the backend raised
record HookResult(
    Optional<JsonValue> value,
    boolean built,
    Optional<String> missing,
    Optional<String> unavailable,
    List<String> warnings) {

  static HookResult of(JsonObject output) {
    return new HookResult(
        output.member("value"),
        output.member("built").map(value -> value.equals(new JsonBoolean(true))).orElse(false),
        output.text("missing"),
        output.text("unavailable").map(reason -> reason(reason, output)),
        output.member("warnings").flatMap(HookResult::texts).orElse(List.of()));
  }

  private static String reason(String reason, JsonObject output) {
    String details = output.text("details").orElse("").strip();
    return details.isEmpty() ? reason : details;
  }

  /// Returns the value as a text.
  Optional<String> text() {
    return value.flatMap(
        found -> found instanceof JsonString(String text) ? Optional.of(text) : Optional.empty());
  }

  /// Returns the value as a list of texts.
  Optional<List<String>> texts() {
    return value.flatMap(HookResult::texts);
  }

  /// Returns whether the value is `true`.
  boolean isTrue() {
    return value.equals(Optional.of(new JsonBoolean(true)));
  }

  private static Optional<List<String>> texts(JsonValue value) {
    if (!(value instanceof JsonArray(List<JsonValue> elements))) {
      return Optional.empty();
    }
    List<String> texts =
        elements.stream()
            .filter(JsonString.class::isInstance)
            .map(element -> ((JsonString) element).text())
            .toList();
    return texts.size() == elements.size() ? Optional.of(texts) : Optional.empty();
  }
}
