package dev.pipaccel.cache;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.json.JsonValue;
import dev.pipaccel.model.json.JsonValue.JsonArray;
import dev.pipaccel.model.json.JsonValue.JsonNumber;
import dev.pipaccel.model.json.JsonValue.JsonObject;
import dev.pipaccel.model.json.JsonValue.JsonString;
import dev.pipaccel.model.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The JSON form of a build record.
public final class BuildRecordJson {
  private BuildRecordJson() {}

  /// Writes a record, in one line.
  public static byte[] encode(BuildRecord record) {
    Map<String, JsonValue> json = new LinkedHashMap<>();
    json.put("filename", new JsonString(record.filename()));
    json.put("sha256", new JsonString(record.sha256()));
    json.put("size", new JsonNumber(Long.toString(record.size())));
    json.put("vary", object(record.vary()));
    json.put("cpu_features", new JsonString(record.cpuFeatures()));
    json.put("needed_symbols", object(record.neededSymbols()));
    json.put("needed_libraries", array(record.neededLibraries()));
    json.put("source", new JsonString(record.source()));
    json.put("build_requirements", array(record.buildRequirements()));
    json.put("milliseconds", new JsonNumber(Long.toString(record.milliseconds())));
    return JsonWriter.write(new JsonObject(json)).getBytes(StandardCharsets.UTF_8);
  }

  private static JsonValue object(Map<String, String> texts) {
    Map<String, JsonValue> members = new TreeMap<>();
    texts.forEach((name, text) -> members.put(name, new JsonString(text)));
    return new JsonObject(members);
  }

  private static JsonValue array(List<String> texts) {
    return new JsonArray(texts.stream().<JsonValue>map(JsonString::new).toList());
  }

  /// Reads a record.
  ///
  /// @throws IOException if it is not one
  public static BuildRecord decode(byte[] bytes) throws IOException {
    if (!(parse(bytes) instanceof JsonObject json)) {
      throw new IOException("not an object");
    }
    String filename = text(json, "filename");
    if (filename.indexOf('/') >= 0 || !filename.endsWith(".whl")) {
      throw new IOException("not a wheel's file name: " + filename);
    }
    return new BuildRecord(
        filename,
        text(json, "sha256"),
        number(json, "size"),
        texts(json, "vary"),
        text(json, "cpu_features"),
        texts(json, "needed_symbols"),
        list(json, "needed_libraries"),
        text(json, "source"),
        list(json, "build_requirements"),
        number(json, "milliseconds"));
  }

  private static JsonValue parse(byte[] bytes) throws IOException {
    try {
      return JsonValue.parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (SyntaxException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static String text(JsonObject json, String name) throws IOException {
    return json.text(name).orElseThrow(() -> missing(name));
  }

  private static long number(JsonObject json, String name) throws IOException {
    Optional<Long> number =
        json.member(name).orElseThrow(() -> missing(name)) instanceof JsonNumber value
            ? value.asLong()
            : Optional.empty();
    return number.orElseThrow(() -> missing(name));
  }

  private static List<String> list(JsonObject json, String name) throws IOException {
    var texts = new ArrayList<String>();
    if (!(json.member(name).orElseThrow(() -> missing(name)) instanceof JsonArray array)) {
      throw missing(name);
    }
    for (JsonValue element : array.elements()) {
      if (!(element instanceof JsonString(String text))) {
        throw missing(name);
      }
      texts.add(text);
    }
    return texts;
  }

  private static Map<String, String> texts(JsonObject json, String name) throws IOException {
    if (!(json.member(name).orElseThrow(() -> missing(name)) instanceof JsonObject object)) {
      throw missing(name);
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (String key : object.members().keySet()) {
      texts.put(key, text(object, key));
    }
    return texts;
  }

  private static IOException missing(String name) {
    return new IOException("no usable " + name);
  }
}
