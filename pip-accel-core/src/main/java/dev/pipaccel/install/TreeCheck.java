package dev.pipaccel.install;

import dev.pipaccel.wheel.TreeFile;
import dev.pipaccel.wheel.WheelTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Notices that someone has edited a file of an environment which is a hard link into the store,
/// and with it the store, or that part of a tree is gone: by one look at each file, without reading
/// it.
public final class TreeCheck {
  private TreeCheck() {}

  /// Returns what is wrong with a tree, in words that complete a sentence about it: the name of a
  /// file that is missing, or whose size is not the wheel's, or whose time is not that of the other
  /// files. Empty if nothing is.
  public static Optional<String> damage(WheelTree tree) {
    @Nullable FileTime common = null;
    for (TreeFile file : tree.manifest().files()) {
      Path path = tree.path(file);
      try {
        BasicFileAttributes attributes =
            Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile() || attributes.size() != file.size()) {
          return Optional.of(file.source() + " was changed");
        }
        FileTime time = attributes.lastModifiedTime();
        if (common != null && !common.equals(time)) {
          return Optional.of(file.source() + " was changed, or another file of the tree");
        }
        common = time;
      } catch (IOException unreadable) {
        return Optional.of(file.source() + " cannot be read");
      }
    }
    return Optional.empty();
  }
}
