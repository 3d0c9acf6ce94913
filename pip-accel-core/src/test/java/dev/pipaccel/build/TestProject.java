package dev.pipaccel.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A source tree with a backend of its own, which runs on every Python.
final class TestProject {
  private static final String BACKEND =
      """
      import os, sys, zipfile

      NAME, VERSION = "demo_project", "1.5"
      INFO = NAME + "-" + VERSION + ".dist-info"
      METADATA = "Metadata-Version: 2.1\\nName: demo-project\\nVersion: 1.5\\nRequires-Dist: other>=2\\n"
      WHEEL = "Wheel-Version: 1.0\\nGenerator: demo\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"

      def write(path, text):
          with open(path, "w") as stream:
              stream.write(text)

      def make_wheel(directory, content):
          name = NAME + "-" + VERSION + "-py3-none-any.whl"
          with zipfile.ZipFile(os.path.join(directory, name), "w") as archive:
              archive.writestr("demo_content.py", content)
              archive.writestr(INFO + "/METADATA", METADATA)
              archive.writestr(INFO + "/WHEEL", WHEEL)
              archive.writestr(INFO + "/RECORD", "")
          return name

      def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
          print("noise from build_wheel")
          return make_wheel(wheel_directory, "settings = %r" % (config_settings,))

      """;
  static final String METADATA_HOOK =
      """
      def prepare_metadata_for_build_wheel(metadata_directory, config_settings=None):
          os.mkdir(os.path.join(metadata_directory, INFO))
          write(os.path.join(metadata_directory, INFO, "METADATA"), METADATA)
          return INFO

      """;

  private final Path folder;
  private final StringBuilder backend = new StringBuilder(BACKEND);
  private String requires = "[]";

  TestProject(Path folder) {
    this.folder = folder;
  }

  /// Adds Python code to the backend.
  TestProject backend(String code) {
    backend.append(code);
    return this;
  }

  /// Sets `build-system.requires`, as TOML.
  TestProject requires(String toml) {
    this.requires = toml;
    return this;
  }

  /// Writes the tree.
  SourceTree write() throws IOException {
    Files.createDirectories(folder.resolve("backend"));
    Files.writeString(folder.resolve("backend/demo_backend.py"), backend);
    Files.writeString(
        folder.resolve("pyproject.toml"),
        """
        [build-system]
        requires = %s
        build-backend = "demo_backend"
        backend-path = ["backend"]
        """
            .formatted(requires));
    return SourceTree.of(folder, "demo-project==1.5");
  }
}
