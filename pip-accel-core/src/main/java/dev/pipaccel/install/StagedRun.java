package dev.pipaccel.install;

import dev.pipaccel.error.InstallException;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.fs.LockFile;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One transaction from taking the lock to leaving nothing behind.
final class StagedRun {
  private final Stage stage;
  private final String work;
  private final boolean mayUseUserScheme;
  private final Report report;

  /// @param work what is done to packages, such as `install`, for messages
  /// @param mayUseUserScheme whether `--user` is worth recommending if files may not be written
  StagedRun(Stage stage, String work, boolean mayUseUserScheme, Report report) {
    this.stage = stage;
    this.work = work;
    this.mayUseUserScheme = mayUseUserScheme;
    this.report = report;
  }

  /// Works out the changes, once no one else changes the environment.
  @FunctionalInterface
  interface Changes {
    ChangeSet get() throws IOException, InstallException;
  }

  InstallResult run(Changes changes) throws InstallException {
    List<Path> missing = missingFolders();
    @Nullable InstallResult result = null;
    try (LockFile _ = stage.acquire(report)) {
      result = runLocked(changes);
    } catch (IOException failure) {
      // Once there is a result, only giving up the lock can fail.
      if (result == null) {
        tidy(missing);
        throw explain(failure);
      }
    } catch (InstallException failure) {
      tidy(missing);
      throw failure;
    }
    tidy(List.of());
    return result;
  }

  private InstallResult runLocked(Changes changes) throws IOException, InstallException {
    Recovery.run(stage);
    ChangeSet set;
    TransactionPlan plan;
    try {
      stage.prepare();
      set = changes.get();
      plan = TransactionPlan.of(set);
      new Transaction(stage, plan).run();
    } catch (IOException | InstallException | RuntimeException failure) {
      undo(failure);
      throw failure;
    }
    try {
      Transaction.finish(stage, plan.journal());
    } catch (IOException failure) {
      // All is installed; the next run tidies up.
      report.verbose("Cannot tidy up: " + FileFailures.describe(failure));
    }
    return new InstallResult(set.removedTitles(), plan.fileCount());
  }

  private void undo(Exception failure) {
    // An interrupt would break the file operations that undoing needs.
    boolean interrupted = Thread.interrupted();
    try {
      Recovery.run(stage);
    } catch (IOException second) {
      failure.addSuppressed(second);
      report.error(
          "The changes so far could not be undone: %s; the next run tries again"
              .formatted(FileFailures.describe(second)));
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private InstallException explain(IOException failure) {
    return new InstallException(
        "Could not %s packages due to an OSError: %s"
            .formatted(work, FileFailures.describe(failure)),
        null,
        hint(failure),
        failure);
  }

  private @Nullable String hint(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return mayUseUserScheme
          ? "Consider using the `--user` option or check the permissions"
          : "Check the permissions";
    }
    return FileFailures.isLackOfSpace(failure)
        ? "Free some space on the disk of " + stage.folder().getParent() + "; nothing was changed"
        : null;
  }

  /// Removes the stage's folder and those that were made for it.
  private void tidy(List<Path> folders) {
    try {
      stage.remove();
      for (Path folder : folders) {
        Rollback.deleteEmpty(folder);
      }
    } catch (IOException failure) {
      report.verbose("Cannot tidy up: " + FileFailures.describe(failure));
    }
  }

  /// Returns the folders above the stage that do not exist, inner ones first.
  private List<Path> missingFolders() {
    List<Path> missing = new ArrayList<>();
    Path folder = stage.folder().getParent();
    while (folder != null && !Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      missing.add(folder);
      folder = folder.getParent();
    }
    return missing;
  }
}
