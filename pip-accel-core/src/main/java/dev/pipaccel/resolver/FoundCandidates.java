package dev.pipaccel.resolver;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.version.Version;
import dev.pipaccel.resolver.search.CandidateSequence;
import dev.pipaccel.resolver.search.Cursor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The candidates for a project: what is installed, and files made into candidates one by one, for
/// that may need a download or a build. No two have the same version.
final class FoundCandidates implements CandidateSequence<Candidate> {
  private final Source source;
  private final @Nullable Candidate installed;
  private final boolean prefersInstalled;
  private final Set<Candidate> incompatible;
  private final List<Candidate> found = new ArrayList<>();
  private final Walk walk;

  /// @param prefersInstalled whether the installed candidate goes before newer ones
  /// @param incompatible candidates to leave out, by identity
  FoundCandidates(
      Source source,
      @Nullable Candidate installed,
      boolean prefersInstalled,
      Set<Candidate> incompatible) {
    this.source = source;
    this.installed = installed;
    this.prefersInstalled = prefersInstalled;
    this.incompatible = incompatible;
    this.walk = new Walk();
  }

  /// Knows the files and makes candidates of them.
  interface Source {
    /// Returns the file of this rank, 0 being the best; null if there are not so many.
    @Nullable FoundFile file(int rank) throws PipAccelException;

    /// Makes a candidate; null if the file turns out to be something else.
    @Nullable Candidate make(FoundFile file) throws PipAccelException, InvalidMetadataException;

    /// Tells the user that a version is passed over.
    void warn(FoundFile file, InvalidMetadataException problem);

    /// Ends the resolution over invalid metadata.
    PipAccelException fail(InvalidMetadataException problem);
  }

  @Override
  public boolean isEmpty() throws PipAccelException {
    boolean knownToExist = prefersInstalled && installed != null;
    return !knownToExist && at(0) == null;
  }

  @Override
  public Cursor<Candidate> cursor() {
    return new Cursor<>() {
      private int next;

      @Override
      public @Nullable Candidate next() throws PipAccelException {
        return at(next++);
      }
    };
  }

  /// All cursors share one walk, for each candidate may cost a request.
  private @Nullable Candidate at(int position) throws PipAccelException {
    while (position >= found.size()) {
      Candidate candidate = walk.next();
      if (candidate == null) {
        return null;
      }
      found.add(candidate);
    }
    return found.get(position);
  }

  private final class Walk {
    private final Set<Version> seen = new HashSet<>();
    private int rank;
    private @Nullable FoundFile held;
    private boolean installedGiven = installed == null;

    @Nullable Candidate next() throws PipAccelException {
      while (true) {
        Candidate candidate = nextOfAll();
        if (candidate == null || !incompatible.contains(candidate)) {
          return candidate;
        }
      }
    }

    private @Nullable Candidate nextOfAll() throws PipAccelException {
      if (!installedGiven && prefersInstalled) {
        return giveInstalled();
      }
      for (FoundFile file = nextFile(); file != null; file = nextFile()) {
        if (isDue(installed, file)) {
          held = file;
          return giveInstalled();
        }
        Candidate candidate = make(file);
        if (candidate != null) {
          return candidate;
        }
      }
      return installedGiven ? null : giveInstalled();
    }

    /// Tells whether the installed candidate goes before a file.
    private boolean isDue(@Nullable Candidate candidate, FoundFile file) {
      return !installedGiven
          && candidate != null
          && candidate.version().compareTo(file.version()) >= 0;
    }

    private @Nullable FoundFile nextFile() throws PipAccelException {
      if (held != null) {
        FoundFile file = held;
        held = null;
        return file;
      }
      FoundFile file = source.file(rank++);
      while (file != null && seen.contains(file.version())) {
        file = source.file(rank++);
      }
      return file;
    }

    private @Nullable Candidate giveInstalled() {
      installedGiven = true;
      if (installed != null) {
        seen.add(installed.version());
      }
      return installed;
    }

    private @Nullable Candidate make(FoundFile file) throws PipAccelException {
      try {
        Candidate candidate = source.make(file);
        if (candidate != null) {
          seen.add(file.version());
        }
        return candidate;
      } catch (InvalidMetadataException problem) {
        if (installed != null) {
          throw source.fail(problem);
        }
        // Other files of the same version most likely have the same fault.
        seen.add(file.version());
        source.warn(file, problem);
        return null;
      }
    }
  }
}
