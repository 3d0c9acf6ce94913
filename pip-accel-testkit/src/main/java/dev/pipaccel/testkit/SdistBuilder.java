package dev.pipaccel.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Builds source distributions. By default one builds by a backend that lies in its own tree (PEP
/// 517 `backend-path`), needs nothing but Python's standard library (2.7 or 3) and no network. The
/// same calls give the same bytes.
///
/// That backend appends each hook it runs to the file that `TESTKIT_BUILD_LOG` names, as `hook name
/// version`, and puts `CFLAGS`, the interpreter's version and the config settings into
/// `<module>/_build.json` of the wheel.
public final class SdistBuilder {
  private final String name;
  private final String version;
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final CoreMetadataText built;
  private final CoreMetadataText packageInfo;
  private boolean zip;
  private boolean legacy;
  private boolean wrapped = true;
  private boolean hasPackageInfo = true;
  private String failing = "";
  private String extension = "";
  private String module;
  private String buildRequires = "";

  private SdistBuilder(String name, String version) {
    this.name = name;
    this.version = version;
    this.module = name.replace('-', '_').replace('.', '_');
    this.built = new CoreMetadataText(name, version);
    this.packageInfo = new CoreMetadataText(name, version);
    packageInfo.metadataVersion("2.1");
  }

  /// Begins a source distribution with one module; its PKG-INFO has version 2.1, so that metadata
  /// must be asked from the backend.
  public static SdistBuilder sdist(String name, String version) {
    return new SdistBuilder(name, version);
  }

  /// Adds or replaces a file, its path being relative to the root of the source tree.
  public SdistBuilder file(String path, String content) {
    files.put(path, bytes(content));
    return this;
  }

  /// The same with bytes that are no text.
  public SdistBuilder file(String path, byte[] content) {
    files.put(path, content.clone());
    return this;
  }

  /// Adds requirements of the built package.
  public SdistBuilder requires(String... requirements) {
    built.requires(requirements);
    packageInfo.requires(requirements);
    return this;
  }

  /// Adds an extra and what it requires.
  public SdistBuilder extra(String extra, String... requirements) {
    built.extra(extra, requirements);
    packageInfo.extra(extra, requirements);
    return this;
  }

  /// Sets `Requires-Python`.
  public SdistBuilder requiresPython(String specifiers) {
    built.field("Requires-Python", specifiers);
    packageInfo.field("Requires-Python", specifiers);
    return this;
  }

  /// Declares the metadata static (PEP 643): PKG-INFO has version 2.2 and nothing dynamic.
  public SdistBuilder staticMetadata() {
    packageInfo.metadataVersion("2.2");
    return this;
  }

  /// Declares a field dynamic, PKG-INFO having version 2.2.
  public SdistBuilder dynamic(String field) {
    packageInfo.metadataVersion("2.2");
    packageInfo.field("Dynamic", field);
    return this;
  }

  /// Leaves out PKG-INFO, as an archive of a repository does.
  public SdistBuilder withoutPackageInfo() {
    hasPackageInfo = false;
    return this;
  }

  /// Sets the requirements of the build, as the inside of a TOML list: `"'setuptools>=61'"`.
  public SdistBuilder buildRequires(String tomlList) {
    buildRequires = tomlList;
    return this;
  }

  /// Makes a hook fail, such as `build_wheel` or `prepare_metadata_for_build_wheel`.
  public SdistBuilder failing(String hook) {
    failing = hook;
    return this;
  }

  /// Adds a C extension `<module>._native` with a function `answer()` that returns 42; the backend
  /// compiles it by `cc`, or what `CC` names.
  public SdistBuilder nativeExtension() {
    extension = "_native";
    return this;
  }

  /// Builds by `setup.py` and setuptools, without pyproject.toml.
  public SdistBuilder legacy() {
    legacy = true;
    return this;
  }

  /// Writes a zip file instead of a `.tar.gz`.
  public SdistBuilder zip() {
    zip = true;
    return this;
  }

  /// Puts the files at the top of the archive instead of into `<name>-<version>/`.
  public SdistBuilder unwrapped() {
    wrapped = false;
    return this;
  }

  /// Returns the name of the archive.
  public String fileName() {
    return stem() + (zip ? ".zip" : ".tar.gz");
  }

  /// Returns the archive.
  public byte[] bytes() {
    String root = wrapped ? stem() + "/" : "";
    if (zip) {
      RawZip archive = new RawZip();
      content().forEach((path, content) -> archive.add(root + path, content));
      return archive.bytes();
    }
    RawTar archive = new RawTar();
    content().forEach((path, content) -> archive.file(root + path, content, 0644));
    return archive.gzipped();
  }

  /// Writes the archive into a directory.
  ///
  /// @return its path
  public Path build(Path directory) throws IOException {
    Files.createDirectories(directory);
    return Files.write(directory.resolve(fileName()), bytes());
  }

  /// Writes the source tree itself into a directory.
  ///
  /// @return the directory
  public Path unpackedIn(Path directory) throws IOException {
    for (Map.Entry<String, byte[]> file : content().entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    return directory;
  }

  private Map<String, byte[]> content() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    if (hasPackageInfo) {
      all.put("PKG-INFO", bytes(packageInfo.text()));
    }
    all.put(module + "/__init__.py", bytes("__version__ = '" + version + "'\n"));
    if (!extension.isEmpty()) {
      all.put(module + "/_native.c", resource("native.c.txt"));
    }
    if (legacy) {
      all.put("setup.py", bytes(setupScript()));
    } else {
      all.put("pyproject.toml", bytes(projectFile()));
      all.put("testkit_backend.py", resource("testkit_backend.py.txt"));
      all.put("testkit_backend.json", bytes(backendSettings()));
      all.put("METADATA.in", bytes(built.text()));
    }
    all.putAll(files);
    return all;
  }

  private String projectFile() {
    return """
    [build-system]
    requires = [%s]
    build-backend = "testkit_backend"
    backend-path = ["."]
    """
        .formatted(buildRequires);
  }

  private String backendSettings() {
    return """
    {"name": "%s", "version": "%s", "module": "%s", "failing": "%s", "extension": "%s"}
    """
        .formatted(name, version, module, failing, extension);
  }

  private String setupScript() {
    String extensions =
        extension.isEmpty()
            ? ""
            : ", ext_modules=[Extension('%s._native', ['%s/_native.c'])]".formatted(module, module);
    return """
    from setuptools import Extension, setup
    setup(name='%s', version='%s', packages=['%s']%s)
    """
        .formatted(name, version, module, extensions);
  }

  private String stem() {
    return name.replace('-', '_') + "-" + version;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] resource(String name) {
    try (InputStream stream = SdistBuilder.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("missing from the testkit: " + name);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
