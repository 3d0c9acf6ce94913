package dev.pipaccel.vcs;

import dev.pipaccel.error.IndexException;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.text.PercentEncoding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

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

  /// Tells what URL a checkout came from.
  Remote remote(Path folder) throws IndexException;

  /// Returns the URL that a checkout came from.
  ///
  /// @throws IndexException if there is none
  default String remoteUrl(Path folder) throws IndexException {
    return switch (remote(folder)) {
      case Remote.Known(String url) -> url;
      case Remote.Missing() -> throw new IndexException("No remote is configured in " + folder);
      case Remote.Invalid(String text) ->
          throw new IndexException(
              "%s's remote '%s' is neither URL nor path".formatted(name(), text));
    };
  }

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

  /// Returns the top folder of the checkout that a folder lies in; empty if it lies in none.
  default Optional<Path> root(Path folder) throws IndexException {
    return Files.exists(folder.resolve(directoryName())) ? Optional.of(folder) : Optional.empty();
  }

  /// Returns the revision that a requirement names to have what is checked out again.
  default String requirementRevision(Path folder) throws IndexException {
    return revision(folder);
  }

  /// Returns the folder of the project within the checkout; empty if it is the top folder.
  default Optional<String> subdirectory(Path folder) throws IndexException {
    return Optional.empty();
  }

  /// Tells whether a remote needs the program's name before it, to be told from other URLs.
  default boolean needsPrefix(String remote) {
    return !remote.toLowerCase(Locale.ROOT).startsWith(name() + ":");
  }

  /// Returns the requirement that brings the project checked out in a folder back.
  ///
  /// @param remote where the checkout came from
  default String requirement(Path folder, String remote, String projectName) throws IndexException {
    return (needsPrefix(remote) ? name() + "+" : "")
        + remote
        + "@"
        + PercentEncoding.encode(requirementRevision(folder), "/")
        + "#egg="
        + projectName.replace('-', '_')
        + subdirectory(folder).map(place -> "&subdirectory=" + place).orElse("");
  }
}
