package dev.pipaccel.index;

import dev.pipaccel.model.filename.ArchiveExtensions;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.name.PackageName;
import java.util.Locale;

/// What file names tell without being parsed.
final class FileNames {
  private FileNames() {}

  /// Tells whether a name ends as archives do.
  static boolean isArchive(String name) {
    String extension = Link.extension(name.toLowerCase(Locale.ROOT));
    return extension.equals(ArchiveExtensions.WHEEL) || ArchiveExtensions.isSource(extension);
  }

  /// Tells whether a file may be one of a project: its normalized name begins with the project's. A
  /// page given to `--find-links` may hold thousands of files of other projects.
  static boolean mayBelong(String filename, PackageName project) {
    String name = project.text();
    int position = 0;
    boolean inSeparator = false;
    for (int i = 0; i < filename.length(); i++) {
      if (position == name.length()) {
        return true;
      }
      char c = Character.toLowerCase(filename.charAt(i));
      boolean separator = c == '-' || c == '_' || c == '.';
      if (separator && inSeparator) {
        continue;
      }
      inSeparator = separator;
      if ((separator ? '-' : c) != name.charAt(position++)) {
        return false;
      }
    }
    return position == name.length();
  }
}
