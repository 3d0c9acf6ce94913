package dev.pipaccel.share;

import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.fs.PendingFile;
import dev.pipaccel.http.Payload;
import dev.pipaccel.share.BackendException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/// A folder, also one of a network file system: no locks are taken, files are written beside their
/// place and renamed or linked to it, which NFS does at once. The folder itself must exist: a place
/// where nothing is mounted is not filled.
final class DirectoryBackend implements CacheBackend {
  private final Path root;

  DirectoryBackend(Path root) {
    this.root = root;
  }

  @Override
  public String name() {
    return root.toString();
  }

  @Override
  public Optional<Content> get(StoreKey key, long start) throws BackendException {
    try {
      InputStream stream = Files.newInputStream(file(key));
      try {
        stream.skipNBytes(start);
        return Optional.of(Content.of(stream));
      } catch (IOException e) {
        stream.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      requireRoot();
      return Optional.empty();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public boolean contains(StoreKey key) throws BackendException {
    boolean there = Files.isRegularFile(file(key));
    if (!there) {
      requireRoot();
    }
    return there;
  }

  @Override
  public void put(StoreKey key, Payload payload) throws BackendException {
    write(key, payload, true);
  }

  @Override
  public boolean putIfAbsent(StoreKey key, Payload payload) throws BackendException {
    return write(key, payload, false);
  }

  private boolean write(StoreKey key, Payload payload, boolean replacing) throws BackendException {
    requireRoot();
    try (PendingFile file = PendingFile.beside(file(key));
        InputStream content = payload.source().open()) {
      long written = content.transferTo(file.output());
      if (written != payload.length()) {
        throw new BackendException(Kind.BROKEN, "what was to be stored has changed", null);
      }
      FileChanges.setMode(file.path(), 0644);
      if (!replacing) {
        return file.keepFirst();
      }
      file.replaceTarget();
      return true;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public void delete(StoreKey key) throws BackendException {
    try {
      FileChanges.deleteIfExists(file(key));
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public void list(StoreKey.Kind kind, Visitor visitor) throws BackendException {
    requireRoot();
    try (DirectoryStream<Path> shards = Files.newDirectoryStream(root.resolve(kind.folder()))) {
      for (Path shard : shards) {
        listShard(kind, shard, visitor);
      }
    } catch (NoSuchFileException nothing) {
      return;
    } catch (IOException | DirectoryIteratorException e) {
      throw failure(e);
    }
  }

  private static void listShard(StoreKey.Kind kind, Path shard, Visitor visitor)
      throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(shard)) {
      for (Path file : files) {
        listFile(kind, file, visitor);
      }
    } catch (NoSuchFileException | NotDirectoryException goneOrNone) {
      // Somebody else is tidying up, or has put something of his own there.
      return;
    }
  }

  private static void listFile(StoreKey.Kind kind, Path file, Visitor visitor) throws IOException {
    String name = file.getFileName().toString();
    if (StoreKey.isDigest(name)) {
      BasicFileAttributes attributes;
      try {
        attributes = Files.readAttributes(file, BasicFileAttributes.class);
      } catch (NoSuchFileException gone) {
        return;
      }
      visitor.visit(
          new StoreKey(kind, name), attributes.size(), attributes.lastModifiedTime().toInstant());
    }
  }

  @Override
  public boolean createsExclusively() {
    return true;
  }

  @Override
  public void close() {
    // Nothing is kept open.
  }

  private Path file(StoreKey key) {
    return root.resolve(key.path());
  }

  private void requireRoot() throws BackendException {
    if (!Files.isDirectory(root)) {
      throw new BackendException(Kind.UNREACHABLE, "there is no such folder", null);
    }
  }

  private static BackendException failure(Exception failure) {
    if (Thread.currentThread().isInterrupted()) {
      return new BackendException(Kind.INTERRUPTED, "interrupted", failure);
    }
    return switch (failure) {
      case BackendException known -> known;
      case AccessDeniedException e -> new BackendException(Kind.FORBIDDEN, reason(e), e);
      case IOException e when FileFailures.isLackOfSpace(e) ->
          new BackendException(Kind.FULL, reason(e), e);
      case IOException e when FileFailures.isReadOnly(e) ->
          new BackendException(Kind.FORBIDDEN, reason(e), e);
      case IOException e -> new BackendException(Kind.BROKEN, reason(e), e);
      default -> new BackendException(Kind.BROKEN, String.valueOf(failure.getMessage()), failure);
    };
  }

  private static String reason(IOException e) {
    return FileFailures.describe(e);
  }
}
