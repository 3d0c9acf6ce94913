package dev.pipaccel.build;

import dev.pipaccel.config.ConfigSettings;
import dev.pipaccel.digest.Sha256;
import dev.pipaccel.environment.BinaryInterface;
import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.environment.PythonRelease;
import dev.pipaccel.model.json.JsonValue;
import dev.pipaccel.model.json.JsonValue.JsonArray;
import dev.pipaccel.model.json.JsonValue.JsonBoolean;
import dev.pipaccel.model.json.JsonValue.JsonNumber;
import dev.pipaccel.model.json.JsonValue.JsonObject;
import dev.pipaccel.model.json.JsonValue.JsonString;
import dev.pipaccel.model.json.JsonWriter;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The fixed part of what decides how a wheel comes out, as one digest. What else matters is in the
/// [VaryList] beside each wheel.
///
/// @param digest sha256, hexadecimal
public record BuildKey(String digest) {
  /// Changes when the meaning of a key does.
  private static final String REVISION = "1";

  /// Computes the key: the digest of the inputs as JSON with sorted keys.
  ///
  /// Of the interpreter's version the series counts (`3.12`), within which extension modules fit;
  /// of an unfinished release the whole version does.
  public static BuildKey of(Inputs inputs) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("revision", text(REVISION));
    members.put("source", source(inputs.source()));
    members.put("interpreter", interpreter(inputs.interpreter()));
    members.put("config-settings", settings(inputs.configSettings()));
    members.put("isolated", new JsonBoolean(inputs.isolated()));
    members.put("constraints", texts(inputs.constraints()));
    Map<String, JsonValue> installed = new LinkedHashMap<>();
    inputs.installedRequirements().forEach((name, version) -> installed.put(name, text(version)));
    members.put("installed", new JsonObject(installed));
    return new BuildKey(Sha256.of(JsonWriter.writeSorted(new JsonObject(members))));
  }

  private static JsonValue source(BuildSource source) {
    return switch (source) {
      case BuildSource.Archive(String sha256, Optional<String> subdirectory) ->
          texts(List.of("archive", sha256, subdirectory.orElse("")));
      case BuildSource.Revision(
              String vcs,
              String url,
              String commit,
              Optional<String> subdirectory) ->
          texts(List.of("revision", vcs, url, commit, subdirectory.orElse("")));
    };
  }

  private static JsonValue interpreter(Interpreter interpreter) {
    BinaryInterface abi = interpreter.abi();
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("implementation", text(interpreter.implementation()));
    members.put("version", text(version(interpreter.version())));
    members.put("soabi", text(abi.soabi()));
    members.put("suffix", text(abi.extensionSuffix()));
    members.put("flags", text(abi.flags()));
    members.put("free-threaded", new JsonBoolean(abi.freeThreaded()));
    members.put("debug", new JsonBoolean(abi.debug()));
    members.put("wide-unicode", new JsonBoolean(abi.wideUnicode()));
    members.put("pointer-bits", new JsonNumber(Integer.toString(abi.pointerBits())));
    members.put("platform", text(interpreter.platform()));
    members.put("libc", text(interpreter.libc().toString()));
    return new JsonObject(members);
  }

  private static String version(PythonRelease release) {
    return release.level().equals("final")
        ? release.series()
        : release + release.level() + release.serial();
  }

  private static JsonValue settings(ConfigSettings settings) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    settings.values().forEach((key, values) -> members.put(key, texts(values)));
    return new JsonObject(members);
  }

  private static JsonValue texts(Collection<String> values) {
    return new JsonArray(values.stream().map(BuildKey::text).toList());
  }

  private static JsonValue text(String value) {
    return new JsonString(value);
  }

  /// What the key is made of.
  ///
  /// @param constraints the build constraints, line by line
  /// @param installedRequirements without build isolation, names and versions of what is installed
  ///   of the build requirements; empty with isolation
  public record Inputs(
      BuildSource source,
      Interpreter interpreter,
      ConfigSettings configSettings,
      boolean isolated,
      List<String> constraints,
      SortedMap<String, String> installedRequirements) {
    /// Copies the collections.
    public Inputs {
      constraints = List.copyOf(constraints);
      installedRequirements =
          Collections.unmodifiableSortedMap(new TreeMap<>(installedRequirements));
    }
  }
}
