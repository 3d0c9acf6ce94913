package dev.pipaccel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.testkit.Repository;
import dev.pipaccel.testkit.SdistBuilder;
import dev.pipaccel.testkit.WheelBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A password is for the index alone: it is neither shown nor logged nor kept.
class CredentialsTest {
  private static final String PASSWORD = "s3cret-word";

  @TempDir Path folder;
  private Sandbox sandbox;
  private PythonEnvironment environment;
  private String url;

  @BeforeEach
  void publish() throws Exception {
    sandbox = Sandbox.in(folder);
    environment = sandbox.environment("env");
    Repository closed = sandbox.index().repository("closed").credentials("me", PASSWORD);
    closed.publish(WheelBuilder.wheel("base", "1.0").module("base"));
    closed.publish(WheelBuilder.wheel("wrong", "1.0").module("wrong")).sha256("0".repeat(64));
    closed.publish(SdistBuilder.sdist("broken", "1.0").failing("build_wheel"));
    url = closed.url().toString().replace("//", "//me:" + PASSWORD + "@");
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void passwordIsNeverShown() throws Exception {
    Outcome installed = install("base").succeeds();
    assertThat(environment.freeze()).containsExactly("base==1.0");
    Outcome direct = install("--force-reinstall", file("base-1.0-py3-none-any.whl")).succeeds();
    Outcome wrong = install("wrong").fails();
    Outcome broken = install("broken").fails();
    Outcome absent = install("absent").fails();
    Outcome refused = install("--index-url", url.replace(PASSWORD, PASSWORD + "x"), "more").fails();

    for (Outcome outcome : new Outcome[] {installed, direct, wrong, broken, absent, refused}) {
      assertThat(outcome.output()).doesNotContain(PASSWORD);
      assertThat(outcome.errors()).doesNotContain(PASSWORD);
    }
    assertThat(folder.resolve("work/run.log")).content().contains("base").doesNotContain(PASSWORD);
    assertThat(environment.distInfo("base", "direct_url.json")).contains("127.0.0.1");
    assertThat(filesWith(PASSWORD)).isEmpty();
  }

  private Outcome install(String... words) {
    String[] all = new String[words.length + 6];
    System.arraycopy(
        new String[] {"-vv", "--log", "run.log", "--no-input", "--index-url", url}, 0, all, 0, 6);
    System.arraycopy(words, 0, all, 6, words.length);
    return sandbox.install(environment, all);
  }

  private String file(String name) {
    return url.replace("/closed/", "/files/closed/base/" + name);
  }

  private java.util.List<Path> filesWith(String text) throws IOException {
    try (var walk = Files.walk(folder)) {
      return walk.filter(path -> Files.isRegularFile(path) && contains(path, text)).toList();
    }
  }

  private static boolean contains(Path path, String text) {
    try {
      return Files.readString(path, StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
