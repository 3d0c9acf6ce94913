package dev.pipaccel.pipeline;

import dev.pipaccel.archive.SourceArchives;
import dev.pipaccel.build.SourceTree;
import dev.pipaccel.error.ArchiveException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.FileFailures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/// The unpacked sources of one run, below its working folder.
final class SourceTrees {
  private final Path workingFolder;
  private final OnceMap<String, SourceTree> unpacked = new OnceMap<>();

  /// @param workingFolder a folder that the run deletes at its end
  SourceTrees(Path workingFolder) {
    this.workingFolder = workingFolder;
  }

  /// Returns the tree of sources, fetching and unpacking an archive once.
  SourceTree tree(SourceOrigin origin, String requirement)
      throws PipAccelException, InterruptedException {
    return switch (origin) {
      case SourceOrigin.Archive archive ->
          unpacked.get(
              archive.sha256() + "#" + archive.subdirectory().orElse(""),
              () -> unpack(archive, requirement));
      case SourceOrigin.Checkout(Path directory, var _, Optional<String> subdirectory) ->
          new SourceTree(directory, subdirectory, requirement);
      case SourceOrigin.Folder(Path directory) -> SourceTree.of(directory, requirement);
    };
  }

  private SourceTree unpack(SourceOrigin.Archive archive, String requirement)
      throws PipAccelException, InterruptedException {
    Path file = archive.fetch().archive().path();
    try {
      Path root = SourceArchives.unpack(file, unusedFolder("source"));
      return new SourceTree(root, archive.subdirectory(), requirement);
    } catch (IOException e) {
      throw new ArchiveException(
          "Could not unpack " + archive.filename() + ": " + FileFailures.describe(e), e);
    }
  }

  /// Returns a new folder for the result of a build.
  Path output() throws IOException {
    Path folder = unusedFolder("wheel");
    FileChanges.createDirectories(folder);
    return folder;
  }

  /// Returns the name of a folder that does not exist yet.
  Path unusedFolder(String purpose) {
    return workingFolder.resolve(purpose + "-" + UUID.randomUUID());
  }
}
