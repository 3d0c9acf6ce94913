package dev.pipaccel.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.json.JsonValue.JsonArray;
import dev.pipaccel.model.json.JsonValue.JsonNumber;
import dev.pipaccel.model.json.JsonValue.JsonObject;
import dev.pipaccel.model.json.JsonValue.JsonString;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "[false, -1, 0, 1.5, 2e+10, 3E-1, -0.0]",
        "{}",
        "[]",
        "[{\"a\": [], \"b\": {\"c\": \"d\"}}, \"\"]",
        "\"\\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u00e9\\ud83d\\ude00\\udc80\\u007f\""
      })
  void whatIsReadIsWrittenAgain(String text) throws SyntaxException {
    assertThat(JsonWriter.write(JsonValue.parse(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "nul", "[1,]", "[,1]", "{\"a\":1,}", "{\"a\"}", "{a:1}", "[1 2]", "01", "+1",
        "1.", ".5", "1e", "-", "NaN", "Infinity", "'a'", "\"a", "\"\\x\"", "\"\\u12g4\"", "\"\n\"",
        "\"\\", "[1}", "{]", "[", "1 2", "\ufefftrue"
      })
  void whatIsNotJsonIsRefused(String text) {
    assertThatThrownBy(() -> JsonValue.parse(text)).isInstanceOf(SyntaxException.class);
  }

  @Test
  void spaceBetweenTokensDoesNotCount() throws SyntaxException {
    assertThat(JsonValue.parse(" {\r\n\t\"a\" :\n[ 1 , 2 ] } "))
        .isEqualTo(
            new JsonObject(
                Map.of("a", new JsonArray(List.of(new JsonNumber("1"), new JsonNumber("2"))))));
  }

  @Test
  void lastOfRepeatedMembersCounts() throws SyntaxException {
    JsonObject object = (JsonObject) JsonValue.parse("{\"a\": 1, \"a\": \"x\"}");

    assertThat(object.member("a")).contains(new JsonString("x"));
    assertThat(object.text("a")).contains("x");
    assertThat(object.text("b")).isEmpty();
  }

  @Test
  void errorsTellThePlace() {
    assertThatThrownBy(() -> JsonValue.parse("{\"a\": x}"))
        .isInstanceOfSatisfying(
            SyntaxException.class, error -> assertThat(error.offset()).isEqualTo(6))
        .hasMessage("Expected a value at offset 6");
  }

  @Test
  void nestingIsLimited() throws SyntaxException {
    String deepest = "[".repeat(JsonReader.MAXIMUM_DEPTH) + "]".repeat(JsonReader.MAXIMUM_DEPTH);

    assertThat(JsonValue.parse(deepest)).isInstanceOf(JsonArray.class);
    assertThatThrownBy(() -> JsonValue.parse("[" + deepest + "]"))
        .hasMessageContaining("Nested too deeply");
  }

  @Test
  void readerPassesOverUnknownMembers() throws SyntaxException {
    JsonReader reader = new JsonReader("{\"x\": [1, {\"y\": null}], \"size\": 12, \"ok\": true}");
    long size = 0;
    boolean ok = false;

    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.readName()) {
        case "size" -> size = reader.readLong();
        case "ok" -> ok = reader.readBoolean();
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    reader.expectEnd();

    assertThat(size).isEqualTo(12);
    assertThat(ok).isTrue();
  }

  @Test
  void textForPeopleIsIndentedAndKeepsItsLetters() throws SyntaxException {
    JsonValue value =
        JsonValue.parse("{\"a\": [1, {}, [], \"[\"], \"b\": {\"c\": \"\\u00e9\\u007f\\n\"}}");

    assertThat(JsonWriter.writeIndented(value))
        .isEqualTo(
            """
            {
              "a": [
                1,
                {},
                [],
                "["
              ],
              "b": {
                "c": "é\u007f\\n"
              }
            }\
            """);
  }

  @Test
  void membersCanBeSorted() throws SyntaxException {
    JsonValue value = JsonValue.parse("{\"b\": {\"d\": 1, \"c\": 2}, \"a\": 3}");

    assertThat(JsonWriter.writeSorted(value)).isEqualTo("{\"a\": 3, \"b\": {\"c\": 2, \"d\": 1}}");
  }
}
