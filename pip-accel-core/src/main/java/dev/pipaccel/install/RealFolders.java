package dev.pipaccel.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;

/// Resolves the links in the paths of many folders that share most of their parents, and tells
/// which exist, by at most one look at each.
final class RealFolders {
  private final Map<Path, Folder> known = new HashMap<>();

  /// A folder's path without links.
  ///
  /// @param exists whether there is something of that path, which need not be a folder
  record Folder(Path path, boolean exists) {}

  /// Returns the path with links in its folder's path resolved.
  Path resolve(Path path) throws IOException {
    Path parent = path.getParent();
    return parent == null ? path : of(parent).path().resolve(path.getFileName());
  }

  Folder of(Path folder) throws IOException {
    Folder found = known.get(folder);
    if (found == null) {
      found = look(folder);
      known.put(folder, found);
    }
    return found;
  }

  private Folder look(Path folder) throws IOException {
    Path parent = folder.getParent();
    if (parent == null) {
      return new Folder(folder, true);
    }
    Folder above = of(parent);
    Path path = above.path().resolve(folder.getFileName());
    if (!above.exists()) {
      return new Folder(path, false);
    }
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return new Folder(attributes.isSymbolicLink() ? path.toRealPath() : path, true);
    } catch (NoSuchFileException missing) {
      return new Folder(path, false);
    }
  }
}
