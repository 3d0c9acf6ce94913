package dev.pipaccel.inventory;

import dev.pipaccel.model.json.JsonValue;
import dev.pipaccel.model.json.JsonValue.JsonObject;
import dev.pipaccel.model.json.JsonValue.JsonString;
import dev.pipaccel.model.marker.MarkerEnvironment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The marker variables of an interpreter as JSON, as pip's reports have them.
public final class MarkerJson {
  /// The order in which pip lists the marker variables.
  private static final List<String> VARIABLES =
      List.of(
          "implementation_name",
          "implementation_version",
          "os_name",
          "platform_machine",
          "platform_release",
          "platform_system",
          "platform_version",
          "python_full_version",
          "platform_python_implementation",
          "python_version",
          "sys_platform");

  private MarkerJson() {}

  /// Turns the variables into members.
  public static JsonObject of(MarkerEnvironment markers) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    for (String variable : VARIABLES) {
      members.put(variable, new JsonString(markers.values().getOrDefault(variable, "")));
    }
    return new JsonObject(members);
  }
}
