package dev.pipaccel.dist;

import dev.pipaccel.fs.FileTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// The build step that makes the runtime image and its wheel: `Distribution VERSION JARS TARGET`,
/// where `JARS` holds pip-accel's jar and, in `lib`, those that it needs. Does nothing if both were
/// made of the same jars by the same JDK before.
public final class Distribution {
  private Distribution() {}

  /// Makes `TARGET/image` and `TARGET/wheel/pip_accel-….whl`.
  public static void main(String[] arguments)
      throws IOException, InterruptedException, GeneralSecurityException {
    String version = arguments[0];
    Path target = Path.of(arguments[2]).toAbsolutePath().normalize();
    List<Path> jars = jars(Path.of(arguments[1]));
    Path stamp = target.resolve("image.inputs");
    String inputs = digest(version, jars, target);
    if (Files.isRegularFile(stamp) && Files.readString(stamp).equals(inputs)) {
      return;
    }
    Files.deleteIfExists(stamp);
    Path work = target.resolve("image-work");
    Path image = target.resolve("image");
    Path wheels = target.resolve("wheel");
    for (Path folder : List.of(work, image, wheels)) {
      FileTrees.delete(folder);
    }
    Files.createDirectories(wheels);
    Path module = work.resolve("module");
    Path licences = work.resolve("licences");
    ApplicationModule.make(jars, module, licences);
    RuntimeImage made = RuntimeImage.link(module, work.resolve("image"));
    Files.move(licences, made.folder().resolve("legal").resolve(ApplicationModule.NAME));
    TrainingRun.train(made, work.resolve("training"));
    ImageWheel.write(made, version, wheels);
    // Last, under its name: whoever sees an image sees a whole one.
    Files.move(made.folder(), image, StandardCopyOption.ATOMIC_MOVE);
    FileTrees.delete(work);
    Files.writeString(stamp, inputs);
  }

  private static List<Path> jars(Path folder) throws IOException {
    List<Path> jars = new ArrayList<>();
    for (Path place : List.of(folder, folder.resolve("lib"))) {
      try (Stream<Path> files = Files.list(place)) {
        files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(jars::add);
      }
    }
    return jars;
  }

  private static String digest(String version, List<Path> jars, Path target)
      throws IOException, GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    List<Path> inputs = new ArrayList<>(jars);
    try (Stream<Path> builder = Files.walk(target.resolve("classes"))) {
      builder.filter(Files::isRegularFile).sorted().forEach(inputs::add);
    }
    for (Path input : inputs) {
      digest.update(Files.readAllBytes(input));
    }
    return version
        + " "
        + Runtime.version()
        + " "
        + HexFormat.of().formatHex(digest.digest())
        + "\n";
  }
}
