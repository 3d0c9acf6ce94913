package dev.pipaccel.vcs;

import dev.pipaccel.fs.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The `hgrc` file of a clone.
final class MercurialSettings {
  private MercurialSettings() {}

  /// Sets where a clone pulls from.
  ///
  /// @return whether the file could be read, has a section `[paths]` and was written
  static boolean setDefaultPath(Path file, String url) {
    try {
      List<String> lines = new ArrayList<>(Files.readAllLines(file));
      int section = lines.indexOf("[paths]");
      if (section < 0) {
        return false;
      }
      int line = section + 1;
      while (line < lines.size() && !lines.get(line).startsWith("[")) {
        if (isDefault(lines.get(line))) {
          lines.remove(line);
        } else {
          line++;
        }
      }
      lines.add(section + 1, "default = " + url);
      AtomicFiles.writeString(file, String.join("\n", lines) + "\n");
      return true;
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static boolean isDefault(String line) {
    String key = line.split("[=:]", 2)[0];
    return key.strip().equals("default");
  }
}
