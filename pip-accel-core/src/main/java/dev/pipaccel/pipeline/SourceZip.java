package dev.pipaccel.pipeline;

import dev.pipaccel.archive.TreeZip;
import dev.pipaccel.error.IndexException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.UsageException;
import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.resolver.Pin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/// Puts projects that are no archive, such as checkouts, into the destination as
/// `name-version.zip`.
final class SourceZip {
  private static final List<String> CHOICES = List.of("i", "w", "b", "a");
  private final Session session;
  private final DestinationFolder destination;

  SourceZip(Session session, DestinationFolder destination) {
    this.session = session;
    this.destination = destination;
  }

  /// Archives a project. Where there is such an archive already, the user decides.
  void save(Pin pin, Path project) throws PipAccelException {
    Path archive =
        destination.folder().resolve("%s-%s.zip".formatted(pin.displayName(), pin.version()));
    try {
      if (Files.exists(archive, LinkOption.NOFOLLOW_LINKS) && !makeRoom(archive)) {
        return;
      }
      TreeZip.write(project, pin.displayName(), archive);
    } catch (IOException e) {
      throw new IndexException("Could not write " + archive + ": " + FileFailures.describe(e), e);
    }
    session.report().say("Saved " + destination.shown(archive));
  }

  /// Returns whether the archive is to be written.
  private boolean makeRoom(Path archive) throws IOException, UsageException {
    String shown = destination.shown(archive);
    String question = "The file " + shown + " exists. (i)gnore, (w)ipe, (b)ackup, (a)bort ";
    switch (session.choose(question, CHOICES)) {
      case "i" -> {
        return false;
      }
      case "w" -> {
        session.report().warn("Deleting " + shown);
        FileChanges.delete(archive);
      }
      case "b" -> {
        Path backup = backupOf(archive);
        session.report().warn("Backing up " + shown + " to " + destination.shown(backup));
        FileChanges.move(archive, backup);
      }
      default ->
          throw UsageException.refused(
              shown + " exists; say what to do with --exists-action: i, w or b");
    }
    return true;
  }

  private static Path backupOf(Path file) {
    Path backup = file.resolveSibling(file.getFileName() + ".bak");
    for (int n = 2; Files.exists(backup, LinkOption.NOFOLLOW_LINKS); n++) {
      backup = file.resolveSibling(file.getFileName() + ".bak" + n);
    }
    return backup;
  }
}
