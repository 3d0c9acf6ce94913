package dev.pipaccel.environment;

import dev.pipaccel.model.marker.MarkerEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes an [Interpreter] of what the probe wrote.
final class InterpreterReader {
  private static final int SCHEME_PATHS = 5;

  private InterpreterReader() {}

  /// @throws IllegalArgumentException if something indispensable is missing
  static Interpreter read(ProbeRecord record) {
    Path executable = path(record, "executable");
    PythonRelease version = version(record);
    CLibrary library = library(record);
    return new Interpreter(
        executable,
        real(executable),
        path(record, "prefix"),
        path(record, "base_prefix"),
        version,
        record.text("implementation"),
        record.text("cache_tag"),
        record.text("magic"),
        binaryInterface(record),
        record.text("platform"),
        library,
        markers(record),
        new TagFacts(TagReader.read(record, version, library)),
        schemes(record),
        record.texts("path").stream().map(Path::of).toList(),
        record.texts("standard_library").stream().map(Path::of).distinct().toList(),
        sites(record));
  }

  private static Path path(ProbeRecord record, String key) {
    return optionalPath(record, key)
        .orElseThrow(() -> new IllegalArgumentException("no " + key + " in the probe's answer"));
  }

  private static Optional<Path> optionalPath(ProbeRecord record, String key) {
    String text = record.text(key);
    return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
  }

  private static Path real(Path executable) {
    try {
      return executable.toRealPath();
    } catch (IOException gone) {
      return executable;
    }
  }

  private static PythonRelease version(ProbeRecord record) {
    List<List<String>> lines = record.all("version");
    if (lines.isEmpty() || lines.getFirst().size() < 5) {
      throw new IllegalArgumentException("no version in the probe's answer");
    }
    List<String> parts = lines.getFirst();
    return new PythonRelease(
        ProbeRecord.toNumber(parts.get(0)),
        ProbeRecord.toNumber(parts.get(1)),
        ProbeRecord.toNumber(parts.get(2)),
        parts.get(3),
        ProbeRecord.toNumber(parts.get(4)));
  }

  private static BinaryInterface binaryInterface(ProbeRecord record) {
    return new BinaryInterface(
        record.text("soabi"),
        record.text("extension_suffix"),
        record.text("abi_flags"),
        record.flag("free_threaded"),
        record.flag("debug"),
        record.flag("wide_unicode"),
        record.number("pointer_bits"));
  }

  private static CLibrary library(ProbeRecord record) {
    List<List<String>> lines = record.all("libc");
    if (lines.isEmpty() || lines.getFirst().size() < 3 || lines.getFirst().getFirst().isEmpty()) {
      return CLibrary.NONE;
    }
    List<String> parts = lines.getFirst();
    return new CLibrary(
        parts.get(0), ProbeRecord.toNumber(parts.get(1)), ProbeRecord.toNumber(parts.get(2)));
  }

  private static MarkerEnvironment markers(ProbeRecord record) {
    Map<String, String> values = new HashMap<>();
    for (List<String> line : record.all("marker")) {
      values.put(line.get(0), line.get(1));
    }
    return new MarkerEnvironment(values);
  }

  private static Schemes schemes(ProbeRecord record) {
    Map<String, Scheme> found = new HashMap<>();
    for (List<String> line : record.all("scheme")) {
      if (line.size() > SCHEME_PATHS) {
        found.put(
            line.get(0),
            new Scheme(
                Path.of(line.get(1)),
                Path.of(line.get(2)),
                Path.of(line.get(3)),
                Path.of(line.get(4)),
                Path.of(line.get(5))));
      }
    }
    Scheme standard = found.get("standard");
    Scheme prefix = found.get("prefix");
    Scheme home = found.get("home");
    if (standard == null || prefix == null || home == null) {
      throw new IllegalArgumentException("no schemes in the probe's answer");
    }
    return new Schemes(standard, Optional.ofNullable(found.get("user")), prefix, home);
  }

  private static Interpreter.Sites sites(ProbeRecord record) {
    return new Interpreter.Sites(
        path(record, "purelib"),
        path(record, "scripts"),
        optionalPath(record, "user_site"),
        optionalPath(record, "user_scripts"),
        record.flag("user_enabled"),
        record.flag("global_hidden"));
  }
}
