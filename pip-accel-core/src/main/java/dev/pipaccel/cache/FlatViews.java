package dev.pipaccel.cache;

import dev.pipaccel.fs.AtomicFiles;
import dev.pipaccel.fs.FileChanges;
import java.nio.file.Path;

/// The folders `sources/` and `binaries/`: symbolic links to archives by their plain names, for
/// people and for `pip --find-links`. Only files from an index are shown, the latest of a name
/// wins, and nothing here is ever read by pip-accel.
public final class FlatViews {
  private final Cache cache;

  /// The views of one store.
  public FlatViews(Cache cache) {
    this.cache = cache;
  }

  /// Shows an archive as it was downloaded.
  public void showSource(Path archive) {
    show("sources", archive);
  }

  /// Shows a wheel that was built here.
  public void showBinary(Path wheel) {
    show("binaries", wheel);
  }

  private void show(String view, Path archive) {
    cache.writeIfPossible(roots -> {
      Path link = roots.bucket(view).resolve(archive.getFileName());
      FileChanges.createDirectories(roots.bucket(view));
      Path unused = AtomicFiles.unusedNameBeside(link);
      FileChanges.createSymbolicLink(unused, archive);
      FileChanges.rename(unused, link);
      return link;
    });
  }
}
