package dev.pipaccel.inventory;

import dev.pipaccel.environment.InstalledDistribution;
import dev.pipaccel.model.directurl.DirectUrl;
import dev.pipaccel.model.json.JsonValue;
import dev.pipaccel.model.json.JsonValue.JsonArray;
import dev.pipaccel.model.json.JsonValue.JsonBoolean;
import dev.pipaccel.model.json.JsonValue.JsonObject;
import dev.pipaccel.model.json.JsonValue.JsonString;
import dev.pipaccel.model.marker.MarkerEnvironment;
import dev.pipaccel.url.FileUrls;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The report of `pip inspect`, version 1 of its format.
public final class InspectionReport {
  private static final String FORMAT_VERSION = "1";

  private InspectionReport() {}

  /// Makes the report.
  ///
  /// @param pipVersion the version of pip whose report it is like
  public static JsonValue of(
      List<InstalledDistribution> distributions, MarkerEnvironment markers, String pipVersion) {
    Map<String, JsonValue> report = new LinkedHashMap<>();
    report.put("version", new JsonString(FORMAT_VERSION));
    report.put("pip_version", new JsonString(pipVersion));
    report.put(
        "installed",
        new JsonArray(distributions.stream().map(InspectionReport::distribution).toList()));
    report.put("environment", MarkerJson.of(markers));
    return new JsonObject(report);
  }

  private static JsonValue distribution(InstalledDistribution distribution) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("metadata", MetadataJson.of(distribution.message()));
    members.put("metadata_location", new JsonString(ShownLocations.ofMetadata(distribution)));
    directUrl(distribution).ifPresent(url -> members.put("direct_url", url));
    String installer = distribution.installer();
    if (!installer.isEmpty()) {
      members.put("installer", new JsonString(installer));
    }
    // As in pip, the ending counts in lower case only.
    if (distribution.kind() == InstalledDistribution.Kind.DIST_INFO
        && distribution.infoLocation().toString().endsWith(".dist-info")) {
      members.put("requested", new JsonBoolean(distribution.isRequested()));
    }
    return new JsonObject(members);
  }

  /// Returns what `direct_url.json` says; for editables that have none what it would say.
  private static Optional<JsonValue> directUrl(InstalledDistribution distribution) {
    Optional<DirectUrl> direct = distribution.directUrl();
    if (direct.isPresent()) {
      return Optional.of(direct.get().toJsonValue());
    }
    Optional<Path> project = distribution.editableLocation();
    return project.map(
        folder -> DirectUrl.ofDirectory(FileUrls.of(folder), true, Optional.empty()).toJsonValue());
  }
}
