package dev.pipaccel.vcs;

import dev.pipaccel.error.IndexException;
import dev.pipaccel.model.index.Link;
import java.nio.file.Path;

/// One version control program and what pip asks of it.
sealed interface Repository permits Git, Mercurial, Subversion, Bazaar {
  /// Returns the name of the program, which is the prefix of its URLs.
  String name();

  /// Returns the name of the folder in which it keeps its own files.
  String directoryName();

  /// Returns what it calls a checkout.
  String checkoutName();

  /// Splits a URL.
  VcsUrl parse(Link link) throws IndexException;

  /// Checks out into a folder that does not exist yet.
  void fetchNew(Path folder, VcsUrl url) throws IndexException;

  /// Makes a checkout that came from elsewhere follow this URL.
  void switchTo(Path folder, VcsUrl url) throws IndexException;

  /// Brings a checkout of this URL to the revision asked for.
  void update(Path folder, VcsUrl url) throws IndexException;

  /// Returns the URL that a checkout came from.
  String remoteUrl(Path folder) throws IndexException;

  /// Returns the revision that is checked out.
  String revision(Path folder) throws IndexException;

  /// Returns whether exactly the revision asked for is known to be checked out.
  default boolean isUpToDate(Path folder, VcsUrl url) throws IndexException {
    return false;
  }

  /// Returns whether the revision asked for can only ever mean what is checked out.
  default boolean isImmutable(Path folder, VcsUrl url) throws IndexException {
    return false;
  }
}
