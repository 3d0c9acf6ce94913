package dev.pipaccel.model.lock;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.lock.LockedSource.LockedFile;
import dev.pipaccel.model.text.PercentEncoding;
import dev.pipaccel.model.text.UrlParts;
import java.util.Optional;

/// Finds the name of a locked file: the key `name`, else the last part of its path or URL.
final class LockFilenames {
  private LockFilenames() {}

  static String of(LockTable table, LockedFile file) throws SyntaxException {
    Optional<String> name =
        present(table.text("name"))
            .or(() -> present(file.path().map(LockFilenames::ofPath)))
            .or(() -> present(file.url().map(LockFilenames::ofUrl)));
    if (name.isEmpty()) {
      throw table.invalid("", "does not tell the file's name");
    }
    return name.get();
  }

  private static Optional<String> present(Optional<String> text) {
    return text.filter(value -> !value.isEmpty());
  }

  private static String ofPath(String path) {
    char separator = path.indexOf('/') >= 0 ? '/' : '\\';
    return path.substring(path.lastIndexOf(separator) + 1);
  }

  private static String ofUrl(String url) {
    UrlParts parts = UrlParts.split(url);
    String last = parts.path().substring(parts.path().lastIndexOf('/') + 1);
    // Parameters of the last segment (RFC 2396) are no part of the name.
    int parameters = last.indexOf(';');
    boolean web = !parts.scheme().equals("file");
    return PercentEncoding.decode(web && parameters >= 0 ? last.substring(0, parameters) : last);
  }
}
