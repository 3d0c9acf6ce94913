package dev.pipaccel.build;

import dev.pipaccel.error.BuildException;
import dev.pipaccel.fs.AtomicFiles;
import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.fs.FileTrees;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The temporary files of one frontend, made when first needed, deleted at its end.
final class RunFolder implements AutoCloseable {
  private final Path parent;
  private final AtomicInteger counter = new AtomicInteger();
  private @Nullable Path folder;
  private @Nullable Path script;

  RunFolder(Path parent) {
    this.parent = parent;
  }

  /// Makes a new folder.
  ///
  /// @param purpose the beginning of its name
  Path newFolder(String purpose) throws BuildException {
    Path made = folder().resolve(purpose + counter.incrementAndGet());
    try {
      FileChanges.createDirectory(made);
    } catch (IOException failure) {
      throw unwritable(made, failure);
    }
    return made;
  }

  /// Returns the folder that backends make their own temporary files in.
  Path scratch() throws BuildException {
    return folder().resolve("t");
  }

  /// Returns the script that calls hooks.
  synchronized Path script() throws BuildException {
    Path known = script;
    if (known == null) {
      known = folder().resolve("hook").resolve("hook.py");
      write(known, resource("hook.py"));
      script = known;
    }
    return known;
  }

  /// Returns a file that comes with pip-accel.
  static byte[] resource(String name) {
    try (@Nullable InputStream stream = RunFolder.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the resource %s is missing".formatted(name));
      }
      return stream.readAllBytes();
    } catch (IOException failure) {
      throw new IllegalStateException("the resource %s is unreadable".formatted(name), failure);
    }
  }

  static void write(Path file, byte[] content) throws BuildException {
    try {
      AtomicFiles.write(file, content);
    } catch (IOException failure) {
      throw unwritable(file, failure);
    }
  }

  private synchronized Path folder() throws BuildException {
    Path known = folder;
    if (known == null) {
      String token = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
      known = parent.resolve("build-" + token).toAbsolutePath();
      try {
        FileChanges.createDirectories(parent);
        FileChanges.createPrivateDirectory(known);
        folder = known;
        FileChanges.createDirectory(known.resolve("t"));
      } catch (IOException failure) {
        throw unwritable(known, failure);
      }
    }
    return known;
  }

  private static BuildException unwritable(Path path, IOException failure) {
    return new BuildException(
        "Cannot write %s for a build: %s".formatted(path, FileFailures.describe(failure)), failure);
  }

  @Override
  public synchronized void close() throws IOException {
    if (folder != null) {
      FileTrees.delete(folder);
      folder = null;
      script = null;
    }
  }
}
