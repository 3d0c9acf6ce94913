package dev.pipaccel.cli;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.ResolutionException;
import dev.pipaccel.error.UsageException;
import dev.pipaccel.model.json.JsonValue;
import dev.pipaccel.model.json.JsonValue.JsonArray;
import dev.pipaccel.model.json.JsonValue.JsonObject;
import dev.pipaccel.model.json.JsonValue.JsonString;
import dev.pipaccel.model.json.JsonWriter;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.Version;
import dev.pipaccel.pipeline.AvailableVersions;
import dev.pipaccel.pipeline.RequirementRequest;
import dev.pipaccel.requirement.RequirementArguments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `pip-accel index versions`.
final class IndexCommand implements NativeCommand {
  private static final int SUCCESS = 0;

  private enum Verb {
    VERSIONS
  }

  @Override
  public int run(Invocation invocation) throws PipAccelException, InterruptedException {
    List<String> words = Subcommand.read(Verb.class, invocation.arguments()).arguments();
    if (words.size() != 1) {
      throw UsageException.refused("You need to specify exactly one argument");
    }
    String query = words.getFirst();
    RequirementRequest request =
        RequirementInput.request(invocation, RequirementArguments.NONE, Optional.empty());
    AvailableVersions available = AvailableVersions.find(PackageName.of(query), request);
    if (available.versions().isEmpty()) {
      throw new ResolutionException("No matching distribution found for " + query);
    }
    if (invocation.values().isOn("json")) {
      invocation.console().say(json(query, available));
    } else {
      show(query, available, invocation.console());
    }
    return SUCCESS;
  }

  private static String json(String query, AvailableVersions available) {
    List<JsonValue> versions =
        available.versions().stream()
            .<JsonValue>map(version -> new JsonString(version.toString()))
            .toList();
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("name", new JsonString(query));
    members.put("versions", new JsonArray(versions));
    members.put("latest", versions.getFirst());
    available
        .installed()
        .ifPresent(version -> members.put("installed_version", new JsonString(version.toString())));
    return JsonWriter.write(new JsonObject(members));
  }

  private static void show(String query, AvailableVersions available, Console console) {
    List<String> versions = available.versions().stream().map(Version::toString).toList();
    Version latest = available.versions().getFirst();
    console.say(query + " (" + latest + ")");
    console.say("Available versions: " + String.join(", ", versions));
    Optional<Version> installed = available.installed();
    if (installed.isPresent()) {
      console.say("  INSTALLED: " + installed.get());
      console.say(latest(latest.toString(), latest.pre().isPresent()));
    }
  }

  /// Returns the line about the newest version where one is installed.
  ///
  /// @param preRelease not of versions such as 1.0.dev1, which are none in this place
  static String latest(String version, boolean preRelease) {
    return "  LATEST:    "
        + version
        + (preRelease ? " (pre-release; install with `pip install --pre`)" : "");
  }
}
