package dev.pipaccel.vcs;

import dev.pipaccel.error.IndexException;
import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.FileTrees;
import dev.pipaccel.model.index.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/// Checks out repositories as pip does. Safe for use by several threads for different folders.
public final class VersionControl {
  private final VcsContext context;

  public VersionControl(VcsContext context) {
    this.context = context;
  }

  /// Checks a repository out into a folder; what was there is deleted.
  ///
  /// @throws IndexException if the program is missing or fails
  public VcsRevision export(Link link, Path into) throws IndexException {
    Repository repository = repository(link);
    VcsUrl url = repository.parse(link);
    delete(into);
    repository.fetchNew(into, url);
    return revision(repository, url, into);
  }

  /// Checks a repository out into a folder that may hold it already, as for editables below
  /// `--src`: then updates or switches it, or asks what to do.
  ///
  /// @throws IndexException if the program is missing or fails, or nobody decides what to do with a
  ///   folder that is in the way
  public VcsRevision obtain(Link link, Path into) throws IndexException {
    Repository repository = repository(link);
    VcsUrl url = repository.parse(link);
    if (!Files.exists(into, LinkOption.NOFOLLOW_LINKS)) {
      repository.fetchNew(into, url);
    } else if (!Files.exists(into.resolve(repository.directoryName()))) {
      context
          .report()
          .warn(
              "Directory %s already exists, and is not a %s %s."
                  .formatted(into, repository.name(), repository.checkoutName()));
      resolveConflict(repository, url, into, List.of("i", "w", "b"));
    } else {
      bringUpToDate(repository, url, into);
    }
    return revision(repository, url, into);
  }

  private void bringUpToDate(Repository repository, VcsUrl url, Path folder) throws IndexException {
    String existing = repository.remoteUrl(folder);
    if (!url.isSameRepository(existing)) {
      context
          .report()
          .warn(
              "%s %s in %s exists with URL %s"
                  .formatted(
                      repository.name(),
                      repository.checkoutName(),
                      context.shown(folder),
                      new Link(existing).redacted()));
      resolveConflict(repository, url, folder, List.of("s", "i", "w", "b"));
    } else if (repository.isUpToDate(folder, url)) {
      context.report().say("  Skipping because already up-to-date.");
    } else {
      context
          .report()
          .say(
              "  Updating %s %s%s"
                  .formatted(
                      context.shown(folder), repository.checkoutName(), url.shownRevision()));
      repository.update(folder, url);
    }
  }

  private void resolveConflict(Repository repository, VcsUrl url, Path folder, List<String> options)
      throws IndexException {
    context
        .report()
        .warn(
            "The plan is to install the %s repository %s"
                .formatted(repository.name(), url.redacted()));
    switch (decide(folder, options)) {
      case "w" -> {
        context.report().warn("Deleting " + context.shown(folder));
        delete(folder);
        repository.fetchNew(folder, url);
      }
      case "b" -> {
        backUp(folder);
        repository.fetchNew(folder, url);
      }
      case "s" -> {
        context
            .report()
            .say(
                "  Switching %s %s to %s%s"
                    .formatted(
                        repository.checkoutName(),
                        context.shown(folder),
                        url.redacted(),
                        url.shownRevision()));
        repository.switchTo(folder, url);
      }
      default -> context.report().verbose("Leaving %s as it is".formatted(folder));
    }
  }

  private String decide(Path folder, List<String> options) throws IndexException {
    for (String action : context.existsActions()) {
      if (options.contains(action)) {
        return action;
      }
    }
    String text = "What to do?  " + (options.contains("s") ? "(s)witch, " : "");
    String answer = context.question().ask(text + "(i)gnore, (w)ipe, (b)ackup ", options);
    if (options.contains(answer)) {
      return answer;
    }
    throw new IndexException(
        "%s is in the way of a checkout".formatted(folder),
        null,
        "say what to do with --exists-action: " + String.join(", ", options),
        null);
  }

  private static VcsRevision revision(Repository repository, VcsUrl url, Path folder)
      throws IndexException {
    return new VcsRevision(
        repository.name(),
        url.url(),
        url.revision(),
        repository.revision(folder),
        repository.isImmutable(folder, url));
  }

  private Repository repository(Link link) throws IndexException {
    String scheme = link.scheme();
    int plus = scheme.indexOf('+');
    if (plus < 0 || !link.isVersionControl()) {
      throw new IndexException("%s is not the URL of a repository".formatted(link.redacted()));
    }
    return switch (scheme.substring(0, plus)) {
      case "git" -> new Git(context);
      case "hg" -> new Mercurial(context);
      case "svn" -> new Subversion(context);
      case "bzr" -> new Bazaar(context);
      default -> throw new IndexException("%s names no known program".formatted(link.redacted()));
    };
  }

  private void backUp(Path folder) throws IndexException {
    Path backup = folder.resolveSibling(folder.getFileName() + ".bak");
    for (int n = 2; Files.exists(backup, LinkOption.NOFOLLOW_LINKS); n++) {
      backup = folder.resolveSibling(folder.getFileName() + ".bak" + n);
    }
    context.report().warn("Backing up %s to %s".formatted(context.shown(folder), backup));
    try {
      FileChanges.move(folder, backup);
    } catch (IOException failure) {
      throw new IndexException(
          "Cannot move %s to %s: %s".formatted(folder, backup, failure.getMessage()), failure);
    }
  }

  private static void delete(Path folder) throws IndexException {
    try {
      FileTrees.delete(folder);
    } catch (IOException failure) {
      throw new IndexException(
          "Cannot delete %s: %s".formatted(folder, failure.getMessage()), failure);
    }
  }
}
