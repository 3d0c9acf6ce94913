package dev.pipaccel.pipeline;

import dev.pipaccel.config.FollowedPip;
import dev.pipaccel.error.InstallException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.fs.AtomicFiles;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.inventory.MarkerJson;
import dev.pipaccel.inventory.MetadataJson;
import dev.pipaccel.model.json.JsonValue;
import dev.pipaccel.model.json.JsonValue.JsonArray;
import dev.pipaccel.model.json.JsonValue.JsonBoolean;
import dev.pipaccel.model.json.JsonValue.JsonObject;
import dev.pipaccel.model.json.JsonValue.JsonString;
import dev.pipaccel.model.json.JsonWriter;
import dev.pipaccel.model.marker.MarkerEnvironment;
import dev.pipaccel.model.metadata.InstalledMetadata;
import dev.pipaccel.model.name.ExtraName;
import dev.pipaccel.resolver.Origin;
import dev.pipaccel.resolver.Pin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `--report`: what an install does or would do, as the JSON of pip's installation report, format
/// 1.
final class InstallReport {
  private static final String STANDARD_OUTPUT = "-";

  private final PinFiles files;
  private final MarkerEnvironment markers;

  InstallReport(PinFiles files, MarkerEnvironment markers) {
    this.files = files;
    this.markers = markers;
  }

  /// Writes the report.
  ///
  /// @param pins in the order of choosing
  /// @param place a path; `-` prints it
  void write(List<Pin> pins, String place, Session session)
      throws PipAccelException, InterruptedException {
    String text = JsonWriter.writeIndented(report(Parallel.map(pins, this::install)));
    if (place.equals(STANDARD_OUTPUT)) {
      session.report().print(text);
      return;
    }
    Path file = session.facts().workingDirectory().resolve(place);
    try {
      AtomicFiles.writeString(file, text);
    } catch (IOException e) {
      throw new InstallException("Could not write " + file + ": " + FileFailures.describe(e), e);
    }
  }

  private JsonValue report(List<JsonValue> installs) {
    Map<String, JsonValue> report = new LinkedHashMap<>();
    report.put("version", new JsonString("1"));
    report.put("pip_version", new JsonString(FollowedPip.VERSION));
    report.put("install", new JsonArray(installs));
    report.put("environment", MarkerJson.of(markers));
    return new JsonObject(report);
  }

  private JsonValue install(Pin pin) throws PipAccelException, InterruptedException {
    boolean direct = pin.origin() instanceof Origin.Direct;
    boolean yanked =
        pin.origin() instanceof Origin.FromIndex(var file) && file.yanked().isPresent();
    Map<String, JsonValue> install = new LinkedHashMap<>();
    install.put("download_info", files.downloadInfo(pin, false).toJsonValue());
    install.put("is_direct", new JsonBoolean(direct));
    install.put("is_yanked", new JsonBoolean(yanked));
    install.put("requested", new JsonBoolean(pin.requested()));
    byte[] metadata = files.metadataText(pin).getBytes(StandardCharsets.UTF_8);
    install.put("metadata", MetadataJson.of(InstalledMetadata.parse(metadata)));
    if (pin.requested() && !pin.extras().isEmpty()) {
      install.put(
          "requested_extras",
          new JsonArray(
              pin.extras().stream().map(ExtraName::text).<JsonValue>map(JsonString::new).toList()));
    }
    return new JsonObject(install);
  }
}
