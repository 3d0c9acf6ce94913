package dev.pipaccel.cache;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.json.JsonReader;
import dev.pipaccel.model.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The JSON form of a build record.
final class BuildRecordJson {
  private BuildRecordJson() {}

  static byte[] encode(BuildRecord record) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("filename", record.filename());
    json.put("sha256", record.sha256());
    json.put("size", record.size());
    json.put("vary", new TreeMap<>(record.vary()));
    json.put("needed_symbols", record.neededSymbols());
    json.put("needed_libraries", record.neededLibraries());
    json.put("source", record.source());
    json.put("build_requirements", record.buildRequirements());
    json.put("seconds", record.seconds());
    return JsonWriter.write(json).getBytes(StandardCharsets.UTF_8);
  }

  /// Reads a record.
  /// @throws IOException if it is not one
  static BuildRecord decode(byte[] bytes) throws IOException {
    try {
      Map<?, ?> json = (Map<?, ?>) JsonReader.parse(new String(bytes, StandardCharsets.UTF_8));
      Map<String, String> vary = new LinkedHashMap<>();
      ((Map<?, ?>) field(json, "vary")).forEach((k, v) -> vary.put((String) k, (String) v));
      String filename = (String) field(json, "filename");
      if (filename.indexOf('/') >= 0 || !filename.endsWith(".whl")) {
        throw new IOException("Not a wheel's file name: " + filename);
      }
      return new BuildRecord(
          filename,
          (String) field(json, "sha256"),
          ((Number) field(json, "size")).longValue(),
          vary,
          texts(json, "needed_symbols"),
          texts(json, "needed_libraries"),
          (String) field(json, "source"),
          texts(json, "build_requirements"),
          ((Number) field(json, "seconds")).doubleValue());
    } catch (SyntaxException | ClassCastException e) {
      throw new IOException("Malformed build record: " + e.getMessage(), e);
    }
  }

  private static Object field(Map<?, ?> json, String name) throws IOException {
    Object value = json.get(name);
    if (value == null) {
      throw new IOException("Build record without " + name);
    }
    return value;
  }

  private static List<String> texts(Map<?, ?> json, String name) throws IOException {
    var texts = new ArrayList<String>();
    for (Object element : (List<?>) field(json, name)) {
      texts.add((String) element);
    }
    return texts;
  }
}
