package dev.pipaccel.cli;

import dev.pipaccel.environment.InstalledDistribution;
import dev.pipaccel.inventory.Pins;
import dev.pipaccel.inventory.ShownLocations;
import dev.pipaccel.model.json.JsonValue;
import dev.pipaccel.model.json.JsonValue.JsonArray;
import dev.pipaccel.model.json.JsonValue.JsonNull;
import dev.pipaccel.model.json.JsonValue.JsonObject;
import dev.pipaccel.model.json.JsonValue.JsonString;
import dev.pipaccel.model.json.JsonWriter;
import dev.pipaccel.resolver.NewestFiles.Newest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A distribution in the list.
///
/// @param newest what there is to upgrade to, where that was asked for
record ListedPackage(InstalledDistribution distribution, Optional<Newest> newest) {
  /// Returns a line of the `freeze` format.
  String pin(boolean details) {
    String pin = Pins.of(distribution);
    return details ? pin + " (" + ShownLocations.of(distribution) + ")" : pin;
  }

  /// Returns the name of the newest version's kind of file.
  String newestType() {
    return newest.map(Newest::wheel).orElse(false) ? "wheel" : "sdist";
  }

  String newestVersion() {
    return newest.map(best -> best.version().toString()).orElse("");
  }

  String editableLocation() {
    return distribution.editableLocation().map(Object::toString).orElse("");
  }

  /// Returns packages in the `json` format.
  static String json(List<ListedPackage> packages, boolean details, boolean outdated) {
    List<JsonValue> elements = new ArrayList<>();
    for (ListedPackage each : packages) {
      elements.add(each.json(details, outdated));
    }
    return JsonWriter.write(new JsonArray(elements));
  }

  /// Returns the version; null where the distribution has none at all.
  private JsonValue version() {
    String version = Pins.version(distribution);
    return version.equals(Pins.NO_VERSION) ? new JsonNull() : new JsonString(version);
  }

  private JsonObject json(boolean details, boolean outdated) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("name", new JsonString(distribution.displayName()));
    members.put("version", version());
    if (details) {
      members.put("location", new JsonString(ShownLocations.of(distribution)));
      members.put("installer", new JsonString(distribution.installer()));
    }
    if (outdated) {
      members.put("latest_version", new JsonString(newestVersion()));
      members.put("latest_filetype", new JsonString(newestType()));
    }
    String editable = editableLocation();
    if (!editable.isEmpty()) {
      members.put("editable_project_location", new JsonString(editable));
    }
    return new JsonObject(members);
  }
}
