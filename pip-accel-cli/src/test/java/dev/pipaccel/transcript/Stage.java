package dev.pipaccel.transcript;

import dev.pipaccel.cli.CommandInProcess;
import dev.pipaccel.conformance.RecordedEnvironment;
import dev.pipaccel.pipeline.PipelineFor;
import dev.pipaccel.testkit.LoopbackIndex;
import dev.pipaccel.testkit.Publication;
import dev.pipaccel.testkit.Repository;
import dev.pipaccel.testkit.TemporaryHome;
import dev.pipaccel.testkit.WheelBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A user of CPython 3.12 on Linux with an index of their own, no caches and no network.
final class Stage implements AutoCloseable {
  private final TemporaryHome home;
  private final LoopbackIndex index;
  private final RecordedEnvironment environment;

  Stage(Path folder) throws IOException {
    home = TemporaryHome.in(folder);
    index = LoopbackIndex.start();
    environment = new RecordedEnvironment(home.work().resolve("env"), "3.12.1");
    home.with("PIP_INDEX_URL", index.simple().url().toString()).with("PIP_RETRIES", "0");
  }

  LoopbackIndex index() {
    return index;
  }

  Repository packages() {
    return index.simple();
  }

  TemporaryHome home() {
    return home;
  }

  /// Publishes a wheel.
  Publication wheel(String name, String version, String... requires) {
    return packages().publish(WheelBuilder.wheel(name, version).module(name).requires(requires));
  }

  /// Writes a file into the working folder.
  Path file(String name, String... lines) throws IOException {
    return Files.write(home.work().resolve(name), List.of(lines));
  }

  String url(Publication file) {
    return packages().fileUrl(file).toString();
  }

  /// Installs and returns what a terminal would show, with the names of this run taken out.
  String install(List<String> words) {
    List<String> all = new ArrayList<>(List.of("install", "--no-compile"));
    all.addAll(words);
    var shown = new ByteArrayOutputStream();
    int code =
        CommandInProcess.run(
            PipelineFor.interpreter(environment.interpreter()),
            all,
            home.environment(),
            home.work(),
            InputStream.nullInputStream(),
            shown,
            shown);
    String prompt = "$ pip-accel install " + String.join(" ", words) + "\n";
    return filtered(prompt + shown.toString(StandardCharsets.UTF_8) + "[" + code + "]\n");
  }

  private String filtered(String text) {
    return text.replace(home.work().toString(), "WORK")
        .replace(home.cache().toString(), "CACHE")
        .replace("127.0.0.1:" + index.port(), "INDEX")
        .replaceAll("(CACHE/[^ \n]*/logs/)[^ \n]*", "$1LOG");
  }

  @Override
  public void close() {
    index.close();
  }
}
