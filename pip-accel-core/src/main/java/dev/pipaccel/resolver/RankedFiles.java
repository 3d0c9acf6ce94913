package dev.pipaccel.resolver;

import dev.pipaccel.error.PipAccelException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The files that meet a request, best first, looked for as far as somebody asks. Safe for use by
/// several threads.
final class RankedFiles {
  private final Steps steps;
  private final List<FoundFile> standing = new ArrayList<>();
  private final List<FoundFile> yanked = new ArrayList<>();
  private boolean complete;

  /// The files, batch by batch.
  interface Steps {
    /// Returns the next batch, null after the last. Of all files that are yanked, and of all that
    /// are not, those of earlier batches are better.
    @Nullable List<FoundFile> next() throws PipAccelException;
  }

  RankedFiles(Steps steps) {
    this.steps = steps;
  }

  /// Returns the file of this rank among those that are not yanked, null if there are not so many.
  synchronized @Nullable FoundFile standing(int rank) throws PipAccelException {
    return get(standing, rank);
  }

  /// Returns the file of this rank among those that are yanked, null if there are not so many.
  synchronized @Nullable FoundFile yanked(int rank) throws PipAccelException {
    return get(yanked, rank);
  }

  private @Nullable FoundFile get(List<FoundFile> files, int rank) throws PipAccelException {
    while (rank >= files.size() && !complete) {
      List<FoundFile> batch = steps.next();
      if (batch == null) {
        complete = true;
      } else {
        batch.forEach(file -> (file.isYanked() ? yanked : standing).add(file));
      }
    }
    return rank < files.size() ? files.get(rank) : null;
  }
}
