package dev.pipaccel.dist;

import dev.pipaccel.testkit.LoopbackIndex;
import dev.pipaccel.testkit.TemporaryHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The run from which the JVM learns what an AOT cache must hold: pip-accel's commands, one after
/// the other in one process, on environments and an index of their own.
///
/// Every class of the cache costs each start about 10 µs, used or not. So neither TLS nor builds
/// are trained: they would save a run that connects or compiles 0.1 s, and cost the others 20 ms.
final class TrainingRun {
  private static final int PATIENCE_SECONDS = 300;

  private final RuntimeImage image;
  private final TemporaryHome home;
  private final List<String> lines = new ArrayList<>();

  private TrainingRun(RuntimeImage image, Path folder) throws IOException {
    this.image = image;
    this.home = TemporaryHome.in(folder);
    String path = System.getenv("PATH");
    home.with("PATH", path == null ? "" : path);
  }

  /// Lets an image learn.
  ///
  /// @param folder for all that the run writes
  static void train(RuntimeImage image, Path folder) throws IOException, InterruptedException {
    new TrainingRun(image, folder).train();
  }

  private void train() throws IOException, InterruptedException {
    try (LoopbackIndex index = LoopbackIndex.start()) {
      TrainingIndex.fill(index.simple());
      configure(index);
      Path requirements =
          Files.writeString(home.work().resolve("requirements.txt"), TrainingIndex.REQUIREMENTS);
      String first = environment("first");
      String second = environment("second");
      String third = environment("third");
      line("--version");
      line("--python", first, "install", "training-app[colors]", "demo-base>=1");
      line("--python", first, "install", "-r", requirements.toString());
      line("--python", second, "install", "-r", requirements.toString());
      line("--python", third, "install", "-r", requirements.toString());
      for (String command : new String[] {"freeze", "list", "check"}) {
        line("--python", first, command);
      }
      line("--python", first, "show", "training-app");
      line("--python", second, "uninstall", "--yes", "training-app");
      line("--python", second, "install", "--accel-offline", "-r", requirements.toString());
      Path script = Files.write(home.work().resolve("commands.txt"), lines);
      run(
          image.java().toString(),
          "-XX:AOTCacheOutput=" + image.aotCache(),
          "-m",
          ApplicationModule.NAME + "/dev.pipaccel.cli.Rehearsal",
          script.toString());
    }
    if (!Files.isRegularFile(image.aotCache())) {
      throw new IOException("The training run left no " + image.aotCache());
    }
  }

  /// Lets the run read files of settings as most users have them.
  private void configure(LoopbackIndex index) throws IOException {
    Path pip = home.home().resolve("pip.conf");
    Files.writeString(
        pip,
        """
        [global]
        timeout = 15
        index-url = %s
        [install]
        progress-bar = auto
        """
            .formatted(index.simple().url()));
    Path own = home.home().resolve("pip-accel.conf");
    Files.writeString(own, "[pip-accel]\nmax-retries = 5\n");
    home.with("PIP_CONFIG_FILE", pip.toString()).with("PIP_ACCEL_CONFIG", own.toString());
  }

  private void line(String... words) {
    lines.add(String.join("\t", words));
  }

  /// Makes an environment and returns its interpreter.
  private String environment(String name) throws IOException, InterruptedException {
    Path folder = home.work().resolve(name);
    run("python3", "-m", "venv", "--without-pip", folder.toString());
    return folder.resolve("bin/python").toString();
  }

  private void run(String... command) throws IOException, InterruptedException {
    Path output = home.temporary().resolve("output");
    Process process =
        home.process(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    if (!ended || process.exitValue() != 0) {
      throw new IOException(String.join(" ", command) + " failed:\n" + Files.readString(output));
    }
  }
}
