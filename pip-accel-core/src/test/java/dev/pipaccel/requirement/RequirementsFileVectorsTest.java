package dev.pipaccel.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.RequirementsException;
import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.json.JsonReader;
import dev.pipaccel.model.json.JsonValue;
import dev.pipaccel.model.json.JsonValue.JsonArray;
import dev.pipaccel.model.json.JsonValue.JsonBoolean;
import dev.pipaccel.model.json.JsonValue.JsonObject;
import dev.pipaccel.model.json.JsonValue.JsonString;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Compares the reader with what pip 26.3 made of the same files.
class RequirementsFileVectorsTest {
  @TempDir Path folder;

  @Test
  void everyFileIsReadAsPipReadsIt() throws Exception {
    JsonObject context = object(text("pip_requirements_files_context.json"));
    for (var file : member(context, "files").members().entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), string(file.getValue()));
    }
    for (JsonValue name :
        ((JsonArray) context.member("directories_with_pyproject").orElseThrow()).elements()) {
      Path project = Files.createDirectories(folder.resolve(string(name)).normalize());
      Files.writeString(project.resolve("pyproject.toml"), "");
    }
    Map<String, String> variables = new LinkedHashMap<>();
    member(context, "env").members().forEach((name, value) -> variables.put(name, string(value)));
    List<String> failures = new ArrayList<>();
    int count = 0;
    for (String row : text("pip_requirements_files.jsonl").lines().toList()) {
      if (row.isBlank()) {
        continue;
      }
      count++;
      JsonObject vector = object(row);
      String actual = read(vector.text("in").orElseThrow(), variables);
      String expected = expected(vector);
      if (!actual.equals(expected)) {
        failures.add(row + "\n  read      " + actual + "\n  expected " + expected);
      }
    }

    assertThat(count).isGreaterThan(200);
    assertThat(failures).isEmpty();
  }

  private String read(String content, Map<String, String> variables) throws IOException {
    Path file = folder.resolve("requirements.txt");
    Files.writeString(file, content);
    ProcessFacts facts =
        new ProcessFacts(variables, folder, folder, ProcessFacts.OperatingSystem.UNIX, false);
    RequirementParser parser = new RequirementParser(facts, Report.silent());
    List<String> rows = new ArrayList<>();
    FileContents contents =
        new LocalContents(
            facts,
            (place, _) -> {
              throw new RequirementsException("not reachable: " + place);
            });
    RequirementsFileReader reader =
        new RequirementsFileReader(
            contents,
            facts,
            (line, text, hashes, settings, origin) -> {
              RootRequirement root = null;
              try {
                root =
                    line.isEditable()
                        ? parser.editable(text, settings, origin)
                        : parser.line(text, hashes, settings, origin);
              } catch (RequirementsException _) {
                rows.add(row(text, origin.constraint(), line.isEditable(), "invalid"));
                return parser.line("placeholder", hashes, settings, origin);
              }
              rows.add(row(text, root.constraint(), root.editable(), describe(root)));
              return root;
            },
            Report.silent());
    try {
      reader.read(file.toString(), false);
      return rows.toString();
    } catch (PipAccelException _) {
      return "error";
    }
  }

  private static String row(String text, boolean constraint, boolean editable, String meaning) {
    return "\n" + text + "|" + constraint + "|" + editable + "|" + meaning;
  }

  private static String describe(RootRequirement root) {
    return String.join(
        "|",
        root.requirement().map(requirement -> requirement.displayName()).orElse("null"),
        root.marker().map(Object::toString).orElse("null"),
        root.extras().toString(),
        root.link().map(Link::url).orElse("null"),
        root.requirement().map(requirement -> requirement.specifiers().toString()).orElse("null"),
        root.hashes().stream().map(Object::toString).sorted().toList().toString());
  }

  private String expected(JsonObject vector) {
    if (vector.member("error").isPresent()) {
      return "error";
    }
    List<String> rows = new ArrayList<>();
    for (JsonValue value : ((JsonArray) vector.member("lines").orElseThrow()).elements()) {
      JsonObject line = (JsonObject) value;
      String meaning = "invalid";
      if (line.member("invalid").isEmpty()) {
        List<String> hashes = new ArrayList<>();
        line.member("hashes")
            .ifPresent(all ->
                ((JsonObject) all)
                    .members()
                    .forEach((algorithm, digests) ->
                        ((JsonArray) digests)
                            .elements()
                            .forEach(digest -> hashes.add(algorithm + ":" + string(digest)))));
        hashes.sort(null);
        meaning =
            String.join(
                "|",
                line.text("name").orElse("null"),
                line.text("marker").orElse("null"),
                ((JsonArray) line.member("extras").orElseThrow())
                    .elements().stream()
                        .map(RequirementsFileVectorsTest::string)
                        .toList()
                        .toString(),
                line.text("link").orElse("null").replace("{dir}", folder.toString()),
                line.text("specifier").orElse("null"),
                hashes.toString());
      }
      rows.add(
          row(
              line.text("req").orElseThrow(),
              truth(line, "constraint"),
              truth(line, "editable"),
              meaning));
    }
    return rows.toString();
  }

  private static boolean truth(JsonObject object, String name) {
    return object.member(name).orElseThrow() instanceof JsonBoolean(boolean value) && value;
  }

  private static JsonObject member(JsonObject object, String name) {
    return (JsonObject) object.member(name).orElseThrow();
  }

  private static String string(JsonValue value) {
    return ((JsonString) value).text();
  }

  private static JsonObject object(String text) throws SyntaxException {
    return (JsonObject) new JsonReader(text).readValue();
  }

  private static String text(String name) throws IOException {
    Optional<String> other = Optional.ofNullable(System.getProperty("pipaccel.conformance"));
    if (other.isPresent()) {
      return Files.readString(Path.of(other.get(), "vectors", name));
    }
    try (InputStream stream =
        RequirementsFileVectorsTest.class.getResourceAsStream("/vectors/" + name)) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
