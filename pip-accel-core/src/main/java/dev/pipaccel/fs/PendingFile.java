package dev.pipaccel.fs;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file that is being written beside its target. It becomes the target by [#replaceTarget] or
/// [#keepFirst]; closing it before that removes it. For one thread at a time.
public final class PendingFile implements Closeable {
  private final Path target;
  private final Path temporary;
  private final FileChannel channel;
  private final OutputStream output;
  private boolean settled;

  private PendingFile(Path target, Path temporary, FileChannel channel) {
    this.target = target;
    this.temporary = temporary;
    this.channel = channel;
    this.output = new NamedOutputStream(temporary, channel);
  }

  /// Begins a file that shall become `target`; missing directories above it are made.
  public static PendingFile beside(Path target) throws IOException {
    Path absolute = target.toAbsolutePath();
    Path parent = absolute.getParent();
    if (parent == null) {
      throw new FileSystemException(target.toString(), null, "Is a directory");
    }
    FileChanges.createDirectories(parent);
    Path temporary = AtomicFiles.unusedNameBeside(absolute);
    FaultPoint.reach("create file", temporary);
    FileChannel channel =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return new PendingFile(absolute, temporary, channel);
  }

  /// Returns the stream that writes the content, unbuffered.
  public OutputStream output() {
    return output;
  }

  /// Drops what has been written.
  public void restart() throws IOException {
    try {
      FaultPoint.reach("write", temporary);
      channel.truncate(0);
      channel.position(0);
    } catch (IOException e) {
      throw FileFailures.naming(temporary, e);
    }
  }

  /// Returns where the content lies until it becomes the target.
  public Path path() {
    return temporary;
  }

  /// Waits until the disk has the content.
  public void force() throws IOException {
    try {
      channel.force(true);
    } catch (IOException e) {
      throw FileFailures.naming(temporary, e);
    }
  }

  /// Makes this the target, replacing what was there.
  public void replaceTarget() throws IOException {
    output.close();
    FileChanges.rename(temporary, target);
    settled = true;
  }

  /// Makes this the target unless there is one.
  ///
  /// @return whether this became the target
  public boolean keepFirst() throws IOException {
    output.close();
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try {
      // A link never replaces; a rename does, but then only in the moment since the look above.
      FaultPoint.reach("link", target);
      Files.createLink(target, temporary);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (FileSystemException | UnsupportedOperationException e) {
      FileChanges.rename(temporary, target);
      settled = true;
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      output.close();
    } finally {
      if (!settled) {
        FileChanges.deleteIfExists(temporary);
      }
    }
  }
}
