package dev.pipaccel.install;

import dev.pipaccel.error.InstallException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The single changes that bring a [ChangeSet] about, found by looking at what is there now.
///
/// @param journal everything that is about to change
/// @param early the paths to move away before files are put in place
/// @param late the metadata to move away once all files are in place
/// @param files what to put in place one by one, by folder and name
/// @param folders what to put into each folder that appears whole, by the folder below it, of which
///   the empty path is itself, and name
record TransactionPlan(
    Journal journal,
    List<Path> early,
    List<Path> late,
    Map<Path, Map<String, FileContent>> files,
    Map<Path, Map<Path, Map<String, FileContent>>> folders) {

  /// Looks at what is there.
  ///
  /// @throws InstallException if something lies in the way that pip would not replace either
  static TransactionPlan of(ChangeSet changes) throws IOException, InstallException {
    return new Builder(changes).build();
  }

  int fileCount() {
    int count = count(files);
    for (Map<Path, Map<String, FileContent>> folder : folders.values()) {
      count += count(folder);
    }
    return count;
  }

  static int count(Map<Path, Map<String, FileContent>> files) {
    int count = 0;
    for (Map<String, FileContent> folder : files.values()) {
      count += folder.size();
    }
    return count;
  }

  private static final class Builder {
    private final ChangeSet changes;
    private final DirectoryListings listings = new DirectoryListings();
    private final Set<Path> away;
    private final Set<Path> created = new LinkedHashSet<>();
    private final Map<Path, Boolean> present = new HashMap<>();
    private final Set<Path> whole = new HashSet<>();
    private final Map<Path, Optional<Path>> wholeFolders = new HashMap<>();
    private final Map<Path, Map<String, FileContent>> files = new LinkedHashMap<>();
    private final Map<Path, Map<Path, Map<String, FileContent>>> folders = new LinkedHashMap<>();

    Builder(ChangeSet changes) throws IOException {
      this.changes = changes;
      this.away = new LinkedHashSet<>();
      for (Path path : WholeFolders.compress(changes.removed())) {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
          away.add(path);
        }
      }
    }

    TransactionPlan build() throws IOException, InstallException {
      Set<Path> removedParents = new LinkedHashSet<>();
      away.forEach(path -> removedParents.add(path.getParent()));
      for (Path info : changes.infoFolders()) {
        if (!isPresent(info)) {
          whole.add(info);
        }
      }
      for (Map.Entry<Path, Map<String, FileContent>> folder :
          changes.files().folders().entrySet()) {
        place(folder.getKey(), folder.getValue());
      }
      Map<Path, Set<String>> names = new LinkedHashMap<>();
      files.forEach((folder, contents) -> names.put(folder, contents.keySet()));
      Map<Path, Integer> backups = new LinkedHashMap<>();
      List<Path> early = new ArrayList<>();
      List<Path> late = new ArrayList<>();
      for (Path path : away) {
        backups.put(path, backups.size());
        (changes.removedInfos().contains(path) ? late : early).add(path);
      }
      Journal journal =
          new Journal(
              backups,
              List.copyOf(created),
              names,
              List.copyOf(folders.keySet()),
              List.copyOf(removedParents));
      return new TransactionPlan(journal, early, late, files, folders);
    }

    private void place(Path folder, Map<String, FileContent> contents)
        throws IOException, InstallException {
      Optional<Path> appearing = wholeFolderOf(folder);
      if (appearing.isPresent()) {
        Path whole = appearing.get();
        create(whole.getParent());
        folders
            .computeIfAbsent(whole, key -> new LinkedHashMap<>())
            .put(whole.relativize(folder), contents);
        return;
      }
      create(folder);
      if (isPresent(folder)) {
        for (String name : contents.keySet()) {
          if (listings.names(folder).contains(name)) {
            replace(folder.resolve(name));
          }
        }
      }
      files.put(folder, contents);
    }

    private void replace(Path path) throws InstallException {
      if (!away.contains(path)) {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          throw inTheWay(path, "Is a directory");
        }
        away.add(path);
      }
    }

    private static InstallException inTheWay(Path path, String reason) {
      return new InstallException(
          "Could not install packages due to an OSError: %s: %s".formatted(path, reason));
    }

    /// Returns the folder that appears whole and is the given one or above it.
    private Optional<Path> wholeFolderOf(@Nullable Path folder) {
      if (folder == null) {
        return Optional.empty();
      }
      Optional<Path> known = wholeFolders.get(folder);
      if (known == null) {
        known = whole.contains(folder) ? Optional.of(folder) : wholeFolderOf(folder.getParent());
        wholeFolders.put(folder, known);
      }
      return known;
    }

    /// Notes a folder to make, if it will be missing, and the missing ones above it before.
    private void create(@Nullable Path folder) throws InstallException {
      if (folder == null || created.contains(folder) || isPresent(folder)) {
        return;
      }
      create(folder.getParent());
      created.add(folder);
    }

    /// Tells whether a folder will be there once everything has been moved away.
    private boolean isPresent(Path folder) throws InstallException {
      Boolean known = present.get(folder);
      if (known != null) {
        return known;
      }
      boolean there;
      Path parent = folder.getParent();
      if (parent == null) {
        there = true;
      } else if (away.contains(folder) || !isPresent(parent)) {
        there = false;
      } else if (Files.isDirectory(folder)) {
        there = true;
      } else if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        throw inTheWay(folder, "Not a directory");
      } else {
        there = false;
      }
      present.put(folder, there);
      return there;
    }
  }
}
