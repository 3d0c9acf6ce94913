package dev.pipaccel.fs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Writes whole files so that a reader sees the old or the new content, never a part: each is
/// written beside its target under an unguessable name, then renamed. Missing directories above the
/// target are made. Safe for use by several threads and processes.
public final class AtomicFiles {
  private static final String PREFIX = ".tmp-";

  private AtomicFiles() {}

  /// Replaces or creates `target`.
  public static void write(Path target, byte[] content) throws IOException {
    try (PendingFile file = PendingFile.beside(target)) {
      file.output().write(content);
      file.replaceTarget();
    }
  }

  /// Replaces or creates `target` with UTF-8 text.
  public static void writeString(Path target, String content) throws IOException {
    write(target, content.getBytes(StandardCharsets.UTF_8));
  }

  /// Replaces or creates `target` with all that `content` gives; the caller closes it.
  ///
  /// @return the size in bytes
  public static long write(Path target, InputStream content) throws IOException {
    try (PendingFile file = PendingFile.beside(target)) {
      long size = content.transferTo(file.output());
      file.replaceTarget();
      return size;
    }
  }

  /// Replaces or creates `target` and waits until the disk has it.
  public static void writeDurably(Path target, byte[] content) throws IOException {
    try (PendingFile file = PendingFile.beside(target)) {
      file.output().write(content);
      file.force();
      file.replaceTarget();
    }
  }

  /// Creates `target` unless it exists; of several writers the first wins.
  ///
  /// @return whether this call created it
  public static boolean writeIfAbsent(Path target, byte[] content) throws IOException {
    try (PendingFile file = PendingFile.beside(target)) {
      file.output().write(content);
      return file.keepFirst();
    }
  }

  /// Returns a hidden name in the target's folder that nobody else uses or can guess.
  public static Path unusedNameBeside(Path target) {
    byte[] token = new byte[16];
    Random.SOURCE.nextBytes(token);
    return target.resolveSibling(PREFIX + HexFormat.of().formatHex(token));
  }

  /// Returns whether a file name has the form of a file being written; a crash leaves such.
  public static boolean isTemporary(String fileName) {
    return fileName.startsWith(PREFIX);
  }

  /// Loaded at the first write: a run that writes nothing asks for no randomness.
  private static final class Random {
    static final SecureRandom SOURCE = new SecureRandom();
  }
}
