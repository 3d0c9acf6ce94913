package dev.pipaccel.requirement;

import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.RequirementsException;
import dev.pipaccel.model.index.Link;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/// Reads requirements files from the file system and hands web addresses on.
public final class LocalContents implements FileContents {
  private final ProcessFacts facts;
  private final FileContents remote;

  /// @param remote reads `http:` and `https:` URLs
  public LocalContents(ProcessFacts facts, FileContents remote) {
    this.facts = facts;
    this.remote = remote;
  }

  @Override
  public String read(String place, boolean constraint) throws PipAccelException {
    String lower = place.toLowerCase(Locale.ROOT);
    if (lower.startsWith("http:") || lower.startsWith("https:")) {
      return remote.read(place, constraint);
    }
    Path path =
        lower.startsWith("file:")
            ? Path.of(new Link(place).path())
            : facts.workingDirectory().resolve(place);
    try {
      return TextDecoding.decode(Files.readAllBytes(path), place);
    } catch (IOException e) {
      String kind = constraint ? "constraint" : "requirements";
      throw new RequirementsException(
          "Could not open " + kind + " file: " + reason(e, path) + ": '" + place + "'", e);
    }
  }

  static String reason(IOException failure, Path path) {
    return switch (failure) {
      case NoSuchFileException _ -> "[Errno 2] No such file or directory";
      case AccessDeniedException _ -> "[Errno 13] Permission denied";
      default ->
          Files.isDirectory(path)
              ? "[Errno 21] Is a directory"
              : String.valueOf(failure.getMessage());
    };
  }
}
