package dev.pipaccel.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Builds wheels: correct ones by default, and wrong ones where told so. The same calls give the
/// same bytes.
public final class WheelBuilder {
  private final String name;
  private final String version;
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final Map<String, Integer> modes = new LinkedHashMap<>();
  private final Map<String, byte[]> replaced = new LinkedHashMap<>();
  private final Set<String> removed = new LinkedHashSet<>();
  private final Set<String> unrecorded = new LinkedHashSet<>();
  private final Set<String> wronglyRecorded = new LinkedHashSet<>();
  private final List<String> directories = new ArrayList<>();
  private final CoreMetadataText metadata;
  private final List<String> consoleScripts = new ArrayList<>();
  private final List<String> guiScripts = new ArrayList<>();
  private String tag = "py3-none-any";
  private String buildTag = "";
  private String wheelVersion = "1.0";
  private boolean purelib = true;
  private @Nullable String fileName;

  private WheelBuilder(String name, String version) {
    this.name = name;
    this.version = version;
    this.metadata = new CoreMetadataText(name, version);
  }

  /// Begins a pure wheel without files.
  public static WheelBuilder wheel(String name, String version) {
    return new WheelBuilder(name, version);
  }

  /// Adds a file with mode 0644.
  public WheelBuilder file(String path, String content) {
    return file(path, content.getBytes(StandardCharsets.UTF_8));
  }

  /// Adds a file with mode 0644.
  public WheelBuilder file(String path, byte[] content) {
    files.put(path, content.clone());
    return this;
  }

  /// Adds a module with one line, `__version__ = …`, as `<path>/__init__.py`.
  public WheelBuilder module(String path) {
    return file(path + "/__init__.py", "__version__ = '" + version + "'\n");
  }

  /// Adds a file of a scheme: `purelib`, `platlib`, `scripts`, `data` or `headers`.
  public WheelBuilder dataFile(String scheme, String path, String content) {
    return file(dataDirectory() + "/" + scheme + "/" + path, content);
  }

  /// Adds a file of the dist-info directory, such as `licenses/LICENSE`.
  public WheelBuilder distInfoFile(String path, String content) {
    return file(distInfo() + "/" + path, content);
  }

  /// Adds an entry for a directory.
  public WheelBuilder directory(String path) {
    directories.add(path);
    return this;
  }

  /// Sets the permission bits of a file.
  public WheelBuilder mode(String path, int mode) {
    modes.put(path, mode);
    return this;
  }

  /// Adds a console entry point, such as `"tool", "package.module:main"`.
  public WheelBuilder consoleScript(String script, String target) {
    consoleScripts.add(script + " = " + target);
    return this;
  }

  /// Adds a graphical entry point.
  public WheelBuilder guiScript(String script, String target) {
    guiScripts.add(script + " = " + target);
    return this;
  }

  /// Adds requirements, such as `"b>=1; python_version < '4'"`.
  public WheelBuilder requires(String... requirements) {
    metadata.requires(requirements);
    return this;
  }

  /// Adds an extra and what it requires.
  public WheelBuilder extra(String extra, String... requirements) {
    metadata.extra(extra, requirements);
    return this;
  }

  /// Sets `Requires-Python`.
  public WheelBuilder requiresPython(String specifiers) {
    metadata.field("Requires-Python", specifiers);
    return this;
  }

  /// Adds a field to METADATA.
  public WheelBuilder metadata(String field, String value) {
    metadata.field(field, value);
    return this;
  }

  /// Sets the tags, such as `cp312-cp312-manylinux_2_17_x86_64` or `py2.py3-none-any`; a platform
  /// other than `any` makes the root platlib.
  public WheelBuilder tag(String value) {
    tag = value;
    purelib = value.endsWith("-any");
    return this;
  }

  /// Sets the build tag, such as `1`.
  public WheelBuilder buildTag(String value) {
    buildTag = value;
    return this;
  }

  /// Sets `Root-Is-Purelib`.
  public WheelBuilder rootIsPurelib(boolean value) {
    purelib = value;
    return this;
  }

  /// Sets `Wheel-Version`.
  public WheelBuilder wheelVersion(String value) {
    wheelVersion = value;
    return this;
  }

  /// Sets another file name than the right one.
  public WheelBuilder fileName(String value) {
    fileName = value;
    return this;
  }

  /// Leaves out a file that would be there, such as `a-1.dist-info/RECORD`.
  public WheelBuilder without(String path) {
    removed.add(path);
    return this;
  }

  /// Replaces a generated file; RECORD, if generated, fits the replacement.
  public WheelBuilder replace(String path, String content) {
    replaced.put(path, content.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /// Leaves a file out of RECORD.
  public WheelBuilder unrecorded(String path) {
    unrecorded.add(path);
    return this;
  }

  /// Records a wrong hash for a file.
  public WheelBuilder wronglyRecorded(String path) {
    wronglyRecorded.add(path);
    return this;
  }

  /// Returns the name of the dist-info directory.
  public String distInfo() {
    return escaped(name) + "-" + escaped(version) + ".dist-info";
  }

  /// Returns the name of the directory for files of schemes.
  public String dataDirectory() {
    return escaped(name) + "-" + escaped(version) + ".data";
  }

  /// Returns the name of the wheel.
  public String fileName() {
    if (fileName != null) {
      return fileName;
    }
    String build = buildTag.isEmpty() ? "" : "-" + buildTag;
    return escaped(name) + "-" + escaped(version) + build + "-" + tag + ".whl";
  }

  /// Returns the text of METADATA.
  public byte[] metadataBytes() {
    byte[] replacement = replaced.get(distInfo() + "/METADATA");
    return replacement != null ? replacement : bytes(metadata.text());
  }

  /// Returns the wheel.
  public byte[] bytes() {
    Map<String, byte[]> all = content();
    RawZip zip = new RawZip();
    for (String directory : directories) {
      zip.add(directory + "/", new byte[0]).stored().mode(0040755);
    }
    all.forEach(
        (path, content) -> zip.add(path, content).mode(0100000 | modes.getOrDefault(path, 0644)));
    return zip.bytes();
  }

  /// Writes the wheel into a directory.
  ///
  /// @return its path
  public Path build(Path directory) throws IOException {
    Files.createDirectories(directory);
    return Files.write(directory.resolve(fileName()), bytes());
  }

  private Map<String, byte[]> content() {
    Map<String, byte[]> all = new LinkedHashMap<>(files);
    all.put(distInfo() + "/METADATA", bytes(metadata.text()));
    all.put(distInfo() + "/WHEEL", bytes(wheelText()));
    if (!consoleScripts.isEmpty() || !guiScripts.isEmpty()) {
      all.put(distInfo() + "/entry_points.txt", bytes(entryPointsText()));
    }
    all.putAll(replaced);
    all.keySet().removeAll(removed);
    String record = distInfo() + "/RECORD";
    if (!all.containsKey(record) && !removed.contains(record)) {
      all.put(record, bytes(recordText(all, record)));
    }
    return all;
  }

  private String wheelText() {
    StringBuilder text = new StringBuilder();
    text.append("Wheel-Version: ").append(wheelVersion).append('\n');
    text.append("Generator: testkit\n");
    text.append("Root-Is-Purelib: ").append(purelib).append('\n');
    String[] parts = tag.split("-", 3);
    for (String python : parts[0].split("\\.", -1)) {
      for (String abi : parts[1].split("\\.", -1)) {
        for (String platform : parts[2].split("\\.", -1)) {
          text.append("Tag: %s-%s-%s\n".formatted(python, abi, platform));
        }
      }
    }
    if (!buildTag.isEmpty()) {
      text.append("Build: ").append(buildTag).append('\n');
    }
    return text.toString();
  }

  private String entryPointsText() {
    StringBuilder text = new StringBuilder();
    appendGroup(text, "console_scripts", consoleScripts);
    appendGroup(text, "gui_scripts", guiScripts);
    return text.toString();
  }

  private static void appendGroup(StringBuilder text, String group, List<String> lines) {
    if (!lines.isEmpty()) {
      text.append('[').append(group).append("]\n");
      lines.forEach(line -> text.append(line).append('\n'));
      text.append('\n');
    }
  }

  private String recordText(Map<String, byte[]> all, String record) {
    StringBuilder text = new StringBuilder();
    all.forEach((path, content) -> {
      if (!unrecorded.contains(path)) {
        byte[] hashed = wronglyRecorded.contains(path) ? bytes("something else") : content;
        String quoted = path.contains(",") ? '"' + path + '"' : path;
        text.append(quoted).append(',').append(Digests.recordHash(hashed));
        text.append(',').append(content.length).append('\n');
      }
    });
    return text.append(record).append(",,\n").toString();
  }

  private static String escaped(String part) {
    return part.replace('-', '_');
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
