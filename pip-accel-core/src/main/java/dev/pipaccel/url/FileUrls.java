package dev.pipaccel.url;

import dev.pipaccel.model.text.PercentEncoding;
import dev.pipaccel.model.text.UrlParts;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Turns `file:` URLs into paths of this machine and back.
public final class FileUrls {
  private FileUrls() {}

  /// Returns the path that a `file:` URL means; empty if it names another host or no possible path.
  /// Query and fragment are left out.
  public static Optional<Path> path(String url) {
    UrlParts parts = UrlParts.split(url);
    boolean local = parts.authority().isEmpty() || parts.authority().equals("localhost");
    if (!parts.scheme().equals("file") || !local) {
      return Optional.empty();
    }
    String path = PercentEncoding.decode(parts.path());
    boolean drive = path.length() > 2 && path.charAt(0) == '/' && path.charAt(2) == ':';
    boolean windows = FileSystems.getDefault().getSeparator().equals("\\");
    try {
      return Optional.of(Path.of(drive && windows ? path.substring(1) : path));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /// Returns the `file:` URL of a path, made absolute.
  public static String of(Path path) {
    String text = path.toAbsolutePath().normalize().toString().replace('\\', '/');
    return "file://" + (text.startsWith("/") ? "" : "/") + PercentEncoding.encode(text, "/");
  }
}
