package dev.pipaccel.fs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/// Permission bits as numbers, such as `0644`, and the process's umask. On file systems without
/// permission bits, asking gives the defaults and setting does nothing.
public final class Modes {
  /// The bits that a file is born with before the umask: `0666`.
  public static final int FILE = 0666;

  /// The bits that a directory is born with before the umask: `0777`.
  public static final int DIRECTORY = 0777;

  /// The bits that make a file executable for everyone: `0111`.
  public static final int EXECUTE = 0111;

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  /// In the order of the bits, from 0400 down to 0001.
  private static final PosixFilePermission[] BITS = {
    PosixFilePermission.OWNER_READ,
    PosixFilePermission.OWNER_WRITE,
    PosixFilePermission.OWNER_EXECUTE,
    PosixFilePermission.GROUP_READ,
    PosixFilePermission.GROUP_WRITE,
    PosixFilePermission.GROUP_EXECUTE,
    PosixFilePermission.OTHERS_READ,
    PosixFilePermission.OTHERS_WRITE,
    PosixFilePermission.OTHERS_EXECUTE,
  };

  private Modes() {}

  /// Returns the permissions of the lowest nine bits of `mode`.
  public static Set<PosixFilePermission> toSet(int mode) {
    Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
    for (int i = 0; i < BITS.length; i++) {
      if ((mode & (0400 >> i)) != 0) {
        set.add(BITS[i]);
      }
    }
    return set;
  }

  /// Returns the bits of `permissions`.
  public static int toInt(Set<PosixFilePermission> permissions) {
    int mode = 0;
    for (int i = 0; i < BITS.length; i++) {
      if (permissions.contains(BITS[i])) {
        mode |= 0400 >> i;
      }
    }
    return mode;
  }

  /// Returns the permission bits of `path` itself, a symbolic link not being followed.
  public static int of(Path path) throws IOException {
    if (!POSIX) {
      return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? DIRECTORY : FILE;
    }
    return toInt(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
  }

  /// Returns whether files have permission bits here.
  public static boolean supported() {
    return POSIX;
  }

  /// Returns the bits that new files of this process lack, such as `0022`.
  public static int umask() {
    return Umask.VALUE;
  }

  /// Returns what pip gives to an executable file that it unpacks: all bits that the umask leaves,
  /// and execution for everyone.
  public static int executable() {
    return (DIRECTORY & ~umask()) | EXECUTE;
  }

  /// Asked once, when first needed: a process that changes its umask later is not this one.
  private static final class Umask {
    private static final Path STATUS = Path.of("/proc/self/status");
    static final int VALUE = find();

    private static int find() {
      if (!POSIX) {
        return 0;
      }
      try {
        if (Files.isReadable(STATUS)) {
          String status = Files.readString(STATUS, StandardCharsets.ISO_8859_1);
          int start = status.indexOf("\nUmask:");
          if (start >= 0) {
            int end = status.indexOf('\n', start + 1);
            return Integer.parseInt(status.substring(start + "\nUmask:".length(), end).strip(), 8);
          }
        }
        return DIRECTORY & ~ofNewDirectory();
      } catch (IOException | NumberFormatException e) {
        return 0022;
      }
    }

    private static int ofNewDirectory() throws IOException {
      Path outer = Files.createTempDirectory("pip-accel-umask");
      try {
        return of(Files.createDirectory(outer.resolve("probe")));
      } finally {
        Files.deleteIfExists(outer.resolve("probe"));
        Files.delete(outer);
      }
    }
  }
}
