package dev.pipaccel.dist;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.spi.ToolProvider;

/// A runtime image: `bin/pip-accel` starts it, wherever it is moved to.
///
/// @param folder its top folder
record RuntimeImage(Path folder) {
  /// The options of every start. The biggest heap is fixed: the AOT cache holds compressed
  /// references, which the JVM would give up on a machine of more than 128 GB. Most of what is
  /// allocated is soon garbage: collecting it early keeps the process small at the same speed.
  /// Errors of the JVM go where errors go. The system's SHA-256 is called.
  static final List<String> JVM_OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "-Xmx2g",
          "-Xmn32m",
          "--enable-native-access=" + ApplicationModule.NAME,
          "-Xlog:disable",
          "-Xlog:all=error:stderr");

  private static final String LAUNCHER = "launcher.sh";

  /// Links an image of the JDK that this runs on.
  static RuntimeImage link(Path module, Path folder) throws IOException {
    StringWriter messages = new StringWriter();
    PrintWriter printer = new PrintWriter(messages);
    int status =
        ToolProvider.findFirst("jlink")
            .orElseThrow(() -> new IOException("This JDK has no jlink"))
            .run(
                printer,
                printer,
                "--module-path",
                module.toString(),
                "--add-modules",
                ApplicationModule.NAME,
                "--add-options",
                " " + String.join(" ", JVM_OPTIONS),
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--output",
                folder.toString());
    if (status != 0) {
      throw new IOException("jlink failed: " + messages);
    }
    Files.delete(folder.resolve("bin/keytool"));
    RuntimeImage image = new RuntimeImage(folder);
    Path launcher = Files.writeString(folder.resolve("bin/pip-accel"), launcher(".."));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    return image;
  }

  Path java() {
    return folder.resolve("bin/java");
  }

  Path aotCache() {
    return folder.resolve("lib/server/classes.jsa");
  }

  /// Returns the script that starts an image.
  ///
  /// @param home the image's folder as seen from the folder of the script
  static String launcher(String home) throws IOException {
    try (InputStream script = RuntimeImage.class.getResourceAsStream(LAUNCHER)) {
      if (script == null) {
        throw new IOException("No resource " + LAUNCHER);
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8).replace("@HOME@", home);
    }
  }
}
