package dev.pipaccel.vcs;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.index.Link;
import java.nio.file.Path;

/// Checks out repositories as pip does. Safe for use by several threads for different folders.
public final class VersionControl {
  private final VcsContext context;

  public VersionControl(VcsContext context) {
    this.context = context;
  }

  /// Returns whether a link names a repository (`git+https://…`).
  public static boolean isRepository(Link link) {
    throw new UnsupportedOperationException(link.toString());
  }

  /// Checks a repository out into a folder; what was there is deleted.
  ///
  /// @throws dev.pipaccel.error.IndexException if the program is missing or fails
  public VcsRevision export(Link link, Path into) throws PipAccelException {
    throw new UnsupportedOperationException(context + " " + link + into);
  }

  /// Checks a repository out into a folder that may hold it already, as for editables below
  /// `--src`: then updates or switches it, or asks what to do.
  public VcsRevision obtain(Link link, Path into) throws PipAccelException {
    throw new UnsupportedOperationException(context + " " + link + into);
  }
}
