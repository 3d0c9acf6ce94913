package dev.pipaccel.auth;

import dev.pipaccel.url.Url;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The configured index URLs, whose credentials serve everything at the same origin.
public final class IndexUrls {
  private final List<Url> urls;

  /// Takes the URLs in the order of the settings.
  public IndexUrls(List<String> urls) {
    this.urls = urls.stream().map(Url::parse).toList();
  }

  /// Returns the index that a URL belongs to: the same origin and, of several, the one that shares
  /// most folders of the path; of these the first.
  Optional<Url> matching(Url url) {
    @Nullable Url best = null;
    int most = -1;
    for (Url index : urls) {
      int shared = sharedFolders(url.path(), index.path());
      if (index.origin().equals(url.origin()) && shared > most) {
        best = index;
        most = shared;
      }
    }
    return Optional.ofNullable(best);
  }

  private static int sharedFolders(String one, String other) {
    String[] left = folders(one);
    String[] right = folders(other);
    int shared = 0;
    while (shared < left.length && shared < right.length && left[shared].equals(right[shared])) {
      shared++;
    }
    return shared;
  }

  private static String[] folders(String path) {
    int start = path.startsWith("/") ? 1 : 0;
    int end = path.endsWith("/") && path.length() > start ? path.length() - 1 : path.length();
    return path.substring(start, end).split("/", -1);
  }
}
