package dev.pipaccel.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.testkit.DemoIndex;
import dev.pipaccel.testkit.LoopbackIndex;
import dev.pipaccel.testkit.TemporaryHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeImageTest {
  private static final RuntimeImage BUILT = new RuntimeImage(Path.of("target/image"));

  @TempDir private static Path folder;
  private static RuntimeImage moved;
  private static TemporaryHome home;

  @BeforeAll
  static void moveTheImage() throws IOException {
    home = TemporaryHome.in(folder.resolve("run"));
    moved = new RuntimeImage(folder.resolve("a folder/somewhere else"));
    try (Stream<Path> files = Files.walk(BUILT.folder())) {
      for (Path file : files.toList()) {
        // Without the times: the image must not depend on them.
        Path target = moved.folder().resolve(BUILT.folder().relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  @Test
  void theMovedImageRunsOnlyWithItsCache() throws Exception {
    // With this mode the JVM ends rather than go on without the cache.
    Outcome outcome =
        Outcome.of(
            home.process(
                moved.java().toString(),
                "-XX:AOTMode=on",
                "-XX:AOTCache=" + moved.aotCache(),
                "-m",
                ApplicationModule.NAME,
                "--version"));

    assertThat(outcome.output()).startsWith("pip-accel 0.1.0").hasLineCount(1);
    assertThat(outcome.status()).isZero();
  }

  @Test
  void aDamagedCacheIsNoticed() throws Exception {
    Path damaged = Files.writeString(folder.resolve("damaged.jsa"), "no cache");

    Outcome outcome =
        Outcome.of(
            home.process(
                moved.java().toString(),
                "-XX:AOTMode=on",
                "-XX:AOTCache=" + damaged,
                "-m",
                ApplicationModule.NAME,
                "--version"));

    assertThat(outcome.status()).isNotZero();
  }

  @Test
  void theLauncherTakesEveryClassFromTheCache() throws Exception {
    List<String> classes = LoadedClasses.of(home, List.of(launcher(), "--version"));

    assertThat(classes).anyMatch(line -> line.contains(ApplicationModule.MAIN_CLASS + " "));
    assertThat(LoadedClasses.outsideOfCache(classes)).isEmpty();
  }

  @Test
  void theLauncherWorksThroughALinkAndUnderAnyLocale() throws Exception {
    Path link = folder.resolve("run/work/pip-accel");
    Files.createSymbolicLink(link, Path.of(launcher()));
    ProcessBuilder linked = home.process("./pip-accel", "--version");
    linked.environment().put("LANG", "C");

    assertThat(Outcome.of(linked))
        .isEqualTo(Outcome.of(home.process(launcher(), "--version")))
        .matches(outcome -> outcome.status() == 0);
  }

  @Test
  void theMovedImageInstalls() throws Exception {
    Path environment = home.work().resolve("environment");
    assertThat(
            Outcome.of(
                home.process("python3", "-m", "venv", "--without-pip", environment.toString())))
        .matches(outcome -> outcome.status() == 0);
    String python = environment.resolve("bin/python").toString();
    try (LoopbackIndex index = LoopbackIndex.start()) {
      DemoIndex.fill(index.simple());
      String url = index.simple().url().toString();

      Outcome outcome =
          Outcome.of(
              home.process(
                  launcher(), "--python", python, "install", "--index-url", url, "demo-plugin"));

      assertThat(outcome.output()).contains("Successfully installed demo-base-1.1 demo-plugin-0.3");
      assertThat(outcome.status()).isZero();
    }
    assertThat(Outcome.of(home.process(python, "-c", "import demo_plugin, demo_base")))
        .isEqualTo(new Outcome(0, ""));
  }

  private static String launcher() {
    return moved.folder().resolve("bin/pip-accel").toString();
  }
}
