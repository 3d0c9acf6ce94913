package dev.pipaccel.install;

import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.install.ScriptCompiler.Job;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Prepares the scripts that wheels bring as files: gives those that begin with `#!python` the
/// target's interpreter, and compiles those that end in `.py`.
final class ScriptPlacement {
  private static final byte[] PLACEHOLDER = "#!python".getBytes(StandardCharsets.US_ASCII);

  private final Stage stage;
  private final ScriptCompiler compiler;
  private final List<Pending> pending = new ArrayList<>();
  private int staged;

  ScriptPlacement(Stage stage, ScriptCompiler compiler) {
    this.stage = stage;
    this.compiler = compiler;
  }

  /// A script ready to be put in place.
  ///
  /// @param changed the new content, if it is not the wheel's
  record Script(FileContent content, Optional<byte[]> changed, int mode) {}

  /// Bytecode of a script.
  record Compiled(Path target, FileContent content) {}

  private record Pending(Job job, Path target, int mode) {}

  /// Prepares a script.
  Script script(Path source, int mode, Path interpreter) throws IOException {
    try (InputStream stream = Files.newInputStream(source)) {
      byte[] start = stream.readNBytes(PLACEHOLDER.length);
      if (!Arrays.equals(start, PLACEHOLDER)) {
        return new Script(new FileContent.Copied(source, mode), Optional.empty(), mode);
      }
      byte[] rest = stream.readAllBytes();
      int end = 0;
      while (end < rest.length && rest[end] != '\n') {
        end++;
      }
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      content.writeBytes(("#!" + interpreter + "\n").getBytes(StandardCharsets.UTF_8));
      content.write(rest, Math.min(end + 1, rest.length), Math.max(rest.length - end - 1, 0));
      byte[] bytes = content.toByteArray();
      Path file = stage.fresh(staged++);
      FileChanges.write(file, bytes);
      return new Script(new FileContent.Staged(file, mode), Optional.of(bytes), mode);
    }
  }

  /// Asks for a script to be compiled.
  void compile(Script script, Path target, Path bytecode, int mode) {
    Path source =
        switch (script.content()) {
          case FileContent.Copied copied -> copied.source();
          case FileContent.Shared shared -> shared.source();
          case FileContent.Staged moved -> moved.source();
          case FileContent.Written _, FileContent.Recorded _ ->
              throw new IllegalStateException("a script is a file: " + target);
        };
    pending.add(new Pending(new Job(source, stage.fresh(staged++), target), bytecode, mode));
  }

  /// Compiles what was asked for since the last call; what does not compile is left out.
  List<Compiled> compiled() throws IOException {
    if (pending.isEmpty()) {
      return List.of();
    }
    Set<Job> done = compiler.compile(pending.stream().map(Pending::job).toList());
    List<Compiled> compiled = new ArrayList<>();
    for (Pending script : pending) {
      if (done.contains(script.job())) {
        compiled.add(
            new Compiled(
                script.target(), new FileContent.Staged(script.job().target(), script.mode())));
      }
    }
    pending.clear();
    return compiled;
  }
}
