package dev.pipaccel.conformance;

import dev.pipaccel.model.json.JsonValue;
import dev.pipaccel.model.json.JsonValue.JsonArray;
import dev.pipaccel.model.json.JsonValue.JsonBoolean;
import dev.pipaccel.model.json.JsonValue.JsonObject;
import dev.pipaccel.model.json.JsonValue.JsonString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// A recorded object, in which what is missing is empty.
record Facts(JsonObject object) {
  static Facts of(JsonValue value) {
    return new Facts(
        value instanceof JsonObject(Map<String, JsonValue> members)
            ? new JsonObject(members)
            : new JsonObject(Map.of()));
  }

  boolean has(String member) {
    return object.members().containsKey(member);
  }

  Facts facts(String member) {
    return of(object.member(member).orElse(new JsonObject(Map.of())));
  }

  Optional<String> text(String member) {
    return object.text(member);
  }

  boolean isTrue(String member, boolean otherwise) {
    return object.member(member).orElse(null) instanceof JsonBoolean(boolean value)
        ? value
        : otherwise;
  }

  List<String> words(String member) {
    return object.member(member).orElse(null) instanceof JsonArray(List<JsonValue> elements)
        ? elements.stream().map(element -> ((JsonString) element).text()).toList()
        : List.of();
  }

  SortedMap<String, String> texts(String member) {
    SortedMap<String, String> texts = new TreeMap<>();
    facts(member)
        .object()
        .members()
        .forEach((name, value) -> texts.put(name, ((JsonString) value).text()));
    return texts;
  }

  void forEach(BiConsumer<String, Facts> action) {
    object.members().forEach((name, value) -> action.accept(name, of(value)));
  }
}
