package dev.pipaccel.dist;

import dev.pipaccel.archive.ZipWriter;
import dev.pipaccel.build.BinaryNeeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Writes the wheel of a runtime image. pip puts the image below the environment's `lib` and the
/// launcher into its folder of scripts.
final class ImageWheel {
  private static final int FILE = 0644;
  private static final int PROGRAM = 0755;

  private final ZipWriter zip;
  private final String distribution;
  private final StringBuilder record = new StringBuilder();

  private ImageWheel(ZipWriter zip, String distribution) {
    this.zip = zip;
    this.distribution = distribution;
  }

  /// Writes a wheel into a folder.
  ///
  /// @param version as Maven has it
  static Path write(RuntimeImage image, String version, Path folder) throws IOException {
    String distribution = "pip_accel-" + version.replace("-SNAPSHOT", ".dev0");
    String tag = "py3-none-" + platform(image);
    Path file = folder.resolve(distribution + "-" + tag + ".whl");
    try (ZipWriter zip = ZipWriter.create(file)) {
      new ImageWheel(zip, distribution).write(image, tag);
      zip.finish();
    }
    return file;
  }

  private void write(RuntimeImage image, String tag) throws IOException {
    String version = distribution.substring(distribution.indexOf('-') + 1);
    add(
        distribution + ".data/scripts/pip-accel",
        text(RuntimeImage.launcher("../lib/pip-accel")),
        PROGRAM);
    for (Path file : files(image.folder())) {
      String name = image.folder().relativize(file).toString();
      if (!name.equals("bin/pip-accel")) {
        add(
            distribution + ".data/data/lib/pip-accel/" + name,
            Files.readAllBytes(file),
            Files.isExecutable(file) ? PROGRAM : FILE);
      }
    }
    String info = distribution + ".dist-info/";
    add(
        info + "METADATA",
        text(
            """
            Metadata-Version: 2.1
            Name: pip-accel
            Version: %s
            Summary: Makes pip install fast, repeatable and independent of the network
            License: MIT; the Java runtime under lib/pip-accel: GPL-2.0 with Classpath Exception
            """
                .formatted(version)),
        FILE);
    add(
        info + "WHEEL",
        text(
            """
            Wheel-Version: 1.0
            Generator: pip-accel
            Root-Is-Purelib: false
            Tag: %s
            """
                .formatted(tag)),
        FILE);
    record.append(info).append("RECORD,,\n");
    zip.add(info + "RECORD", text(record.toString()), FILE);
  }

  private void add(String name, byte[] content, int mode) throws IOException {
    zip.add(name, content, mode);
    record.append(name).append(",sha256=").append(digest(content)).append(',');
    record.append(content.length).append('\n');
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /// The image runs wherever there is the C library that its binaries ask for.
  private static String platform(RuntimeImage image) throws IOException {
    String machine =
        switch (System.getProperty("os.arch")) {
          case "amd64" -> "x86_64";
          case String other -> other.toLowerCase(Locale.ROOT);
        };
    BinaryNeeds needs = BinaryNeeds.ofTree(image.folder());
    String library = needs.symbolVersions().get("GLIBC");
    if (library == null) {
      return "linux_" + machine;
    }
    return "manylinux_"
        + String.join("_", List.of(library.split("\\.")).subList(0, 2))
        + "_"
        + machine;
  }

  private static String digest(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
