package dev.pipaccel.cli;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.json.JsonValue;
import dev.pipaccel.model.json.JsonValue.JsonArray;
import dev.pipaccel.model.json.JsonValue.JsonObject;
import dev.pipaccel.model.json.JsonValue.JsonString;
import dev.pipaccel.model.json.JsonWriter;
import dev.pipaccel.pipeline.Diagnosis;
import dev.pipaccel.pipeline.Diagnosis.Row;
import dev.pipaccel.pipeline.DoctorPipeline;
import dev.pipaccel.pipeline.RequirementRequest;
import dev.pipaccel.report.QuietReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// `pip-accel doctor`: what requirements need of this system, as a table or as JSON.
final class DoctorCommand implements NativeCommand {
  @Override
  public int run(Invocation invocation) throws PipAccelException, InterruptedException {
    var requirements = RequirementInput.arguments(invocation);
    RequirementChecks.check("doctor", invocation.settings(), requirements);
    boolean json = invocation.values().isOn("json");
    RequirementRequest request =
        RequirementInput.request(invocation, requirements, Optional.empty());
    return new DoctorPipeline(diagnosis -> show(diagnosis, json, invocation.console()))
        .run(request.reportingTo(new QuietReport(invocation.reportWithoutDetails())));
  }

  private static void show(Diagnosis diagnosis, boolean json, Console console) {
    if (json) {
      console.print(JsonWriter.write(json(diagnosis)));
      return;
    }
    console.print("System: " + diagnosis.system());
    if (diagnosis.rows().isEmpty()) {
      console.print("Nothing is required.");
      return;
    }
    console.print("");
    table(diagnosis.rows()).forEach(console::print);
    console.print("");
    if (!diagnosis.command().isEmpty()) {
      console.print("This command installs what is missing: " + diagnosis.command());
    } else if (diagnosis.isSound()) {
      console.print("Nothing is known to be missing.");
    }
  }

  private static List<String> table(List<Row> rows) {
    List<List<String>> columns =
        List.of(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    for (Row row : rows) {
      columns.get(0).add(row.project());
      columns.get(1).add(row.version());
      columns.get(2).add(form(row));
      columns.get(3).add(needs(row));
      columns.get(4).add(String.join(" ", row.missing()) + String.join(", ", row.libraries()));
    }
    return PackageTable.lines(
        List.of("Project", "Version", "From", "Needs to be built", "Missing"), columns);
  }

  private static String form(Row row) {
    return row.form().name().toLowerCase(Locale.ROOT);
  }

  private static String needs(Row row) {
    return switch (row.form()) {
      case WHEEL -> "nothing";
      case SOURCE -> row.needs().isEmpty() ? "not known" : String.join(" ", row.needs());
    };
  }

  private static JsonObject json(Diagnosis diagnosis) {
    List<JsonValue> rows = new ArrayList<>();
    for (Row row : diagnosis.rows()) {
      Map<String, JsonValue> members = new LinkedHashMap<>();
      members.put("name", new JsonString(row.project()));
      members.put("version", new JsonString(row.version()));
      members.put("from", new JsonString(form(row)));
      members.put("needs", texts(row.needs()));
      members.put("missing", texts(row.missing()));
      members.put("libraries", texts(row.libraries()));
      rows.add(new JsonObject(members));
    }
    Map<String, JsonValue> top = new LinkedHashMap<>();
    top.put("system", new JsonString(diagnosis.system()));
    top.put("projects", new JsonArray(rows));
    top.put("command", new JsonString(diagnosis.command()));
    return new JsonObject(top);
  }

  private static JsonArray texts(List<String> texts) {
    return new JsonArray(texts.stream().<JsonValue>map(JsonString::new).toList());
  }
}
