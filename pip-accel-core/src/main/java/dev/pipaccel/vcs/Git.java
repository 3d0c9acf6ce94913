package dev.pipaccel.vcs;

import dev.pipaccel.error.IndexException;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.text.PercentEncoding;
import dev.pipaccel.model.text.UrlParts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// git: partial clones, branches, tags, commits and any other reference, submodules.
final class Git implements Repository {
  /// A repository around the current one must not be taken for the checkout.
  private static final Set<String> HIDDEN_VARIABLES = Set.of("GIT_DIR", "GIT_WORK_TREE");

  private static final String WITHOUT_PARTIAL_CLONE = "PIP_NO_PARTIAL_CLONE_FOR_BROKEN_GIT_SERVER";
  private static final Set<String> TRUE_WORDS = Set.of("y", "yes", "t", "true", "on", "1");

  private final VcsContext context;
  private final VcsCommands git;
  private final GitReferences references;

  Git(VcsContext context) {
    this.context = context;
    this.git =
        new VcsCommands(
            context,
            "git",
            HIDDEN_VARIABLES,
            context.noInput()
                ? Map.of("GIT_TERMINAL_PROMPT", "0", "GIT_SSH_COMMAND", "ssh -oBatchMode=yes")
                : Map.of());
    this.references = new GitReferences(git);
  }

  @Override
  public String name() {
    return "git";
  }

  @Override
  public String directoryName() {
    return ".git";
  }

  @Override
  public String checkoutName() {
    return "clone";
  }

  /// git does not decode `file:` URLs.
  @Override
  public VcsUrl parse(Link link) throws IndexException {
    UrlParts parts = UrlParts.split(link.url());
    UrlParts plain = parts.withScheme(parts.scheme().substring("git+".length()));
    return VcsUrl.parse(
        link,
        plain.scheme().equals("file")
            ? plain.withPath(PercentEncoding.decode(plain.path()))
            : plain);
  }

  @Override
  public void fetchNew(Path folder, VcsUrl url) throws IndexException {
    context
        .report()
        .say(
            "  Cloning %s%s to %s"
                .formatted(url.redacted(), url.shownRevision(), context.shown(folder)));
    List<String> clone = new ArrayList<>(List.of("clone"));
    if (isPartialClonePossible()) {
      clone.add("--filter=blob:none");
    }
    clone.addAll(cloneFlags());
    clone.add(url.url());
    clone.add(folder.toString());
    git.run(context.workingDirectory(), clone);
    String commit =
        url.revision().isPresent() ? checkOut(folder, url, url.revision().get()) : revision(folder);
    context.report().say("  Resolved %s to commit %s".formatted(url.redacted(), commit));
    updateSubmodules(folder);
  }

  private String checkOut(Path folder, VcsUrl url, String revision) throws IndexException {
    GitReferences.Resolved resolved = resolve(folder, url, revision);
    if (resolved.isBranch()) {
      if (!currentBranch(folder).equals(Optional.of(revision))) {
        git.run(folder, List.of("checkout", "-b", revision, "--track", "origin/" + revision));
      }
    } else if (!revision(folder).equals(resolved.commit())) {
      git.run(folder, List.of("checkout", "-q", resolved.commit()));
    }
    return resolved.commit();
  }

  private GitReferences.Resolved resolve(Path folder, VcsUrl url, String revision)
      throws IndexException {
    Optional<GitReferences.Resolved> known = references.find(folder, revision);
    if (known.isPresent()) {
      return known.get();
    }
    if (!GitReferences.isCommitHash(revision)) {
      context
          .report()
          .say("  Did not find branch or tag '%s', assuming revision or ref.".formatted(revision));
    }
    if (!references.mustBeFetched(folder, revision)) {
      return new GitReferences.Resolved(revision, false);
    }
    git.run(folder, List.of("fetch", "-q", url.url(), revision));
    return new GitReferences.Resolved(references.commitOf(folder, "FETCH_HEAD"), false);
  }

  @Override
  public void switchTo(Path folder, VcsUrl url) throws IndexException {
    git.run(folder, List.of("config", "remote.origin.url", url.url()));
    git.run(folder, quietly("checkout", url.revision().orElse("HEAD")));
    updateSubmodules(folder);
  }

  @Override
  public void update(Path folder, VcsUrl url) throws IndexException {
    git.run(folder, quietly("fetch", "--tags"));
    GitReferences.Resolved resolved = resolve(folder, url, url.revision().orElse("HEAD"));
    git.run(folder, quietly("reset", "--hard", resolved.commit()));
    updateSubmodules(folder);
  }

  @Override
  public Remote remote(Path folder) throws IndexException {
    String found =
        git.output(folder, List.of("config", "--get-regexp", "remote\\..*\\.url"), Set.of(0, 1));
    List<String> remotes = found.lines().toList();
    return remotes.stream()
        .filter(line -> line.startsWith("remote.origin.url "))
        .findFirst()
        .or(() -> remotes.stream().findFirst())
        .map(line -> GitRemote.parse(line.substring(line.indexOf(' ') + 1).strip()))
        .orElseGet(Remote.Missing::new);
  }

  @Override
  public Optional<Path> root(Path folder) throws IndexException {
    Optional<Path> own = Repository.super.root(folder);
    if (own.isPresent() || !CheckoutFolders.isBelow(folder, directoryName())) {
      return own;
    }
    String top = git.outputOfAnyEnd(folder, List.of("rev-parse", "--show-toplevel")).strip();
    return top.isEmpty() ? Optional.empty() : Optional.of(Path.of(top));
  }

  @Override
  public Optional<String> subdirectory(Path folder) throws IndexException {
    String own = git.output(folder, List.of("rev-parse", "--git-dir")).strip();
    return CheckoutFolders.subdirectory(
        folder, folder.resolve(own).resolve("..").normalize(), context.report());
  }

  @Override
  public boolean needsPrefix(String remote) {
    return true;
  }

  @Override
  public String revision(Path folder) throws IndexException {
    return references.commitOf(folder, "HEAD");
  }

  @Override
  public boolean isUpToDate(Path folder, VcsUrl url) throws IndexException {
    return url.revision().isPresent() && revision(folder).equals(url.revision().get());
  }

  /// A hash that is also the name of a branch or tag may mean another commit tomorrow.
  @Override
  public boolean isImmutable(Path folder, VcsUrl url) throws IndexException {
    return isUpToDate(folder, url)
        && references.find(folder, url.revision().orElseThrow()).isEmpty();
  }

  private Optional<String> currentBranch(Path folder) throws IndexException {
    String head = git.output(folder, List.of("symbolic-ref", "-q", "HEAD"), Set.of(0, 1)).strip();
    String prefix = "refs/heads/";
    return head.startsWith(prefix)
        ? Optional.of(head.substring(prefix.length()))
        : Optional.empty();
  }

  private void updateSubmodules(Path folder) throws IndexException {
    if (Files.exists(folder.resolve(".gitmodules"))) {
      git.run(folder, quietly("submodule", "update", "--init", "--recursive"));
    }
  }

  /// Partial clones came with git 2.17.
  private boolean isPartialClonePossible() throws IndexException {
    String wish = context.environment().getOrDefault(WITHOUT_PARTIAL_CLONE, "no");
    if (TRUE_WORDS.contains(wish.toLowerCase(Locale.ROOT))) {
      return false;
    }
    String[] words = git.output(context.workingDirectory(), List.of("version")).split("\\s+", -1);
    return words.length > 2 && VersionNumbers.isAtLeast(words[2], 2, 17);
  }

  private List<String> cloneFlags() {
    if (context.verbosity() <= 0) {
      return List.of("--quiet");
    }
    return context.verbosity() == 1 ? List.of() : List.of("--verbose", "--progress");
  }

  private List<String> quietly(String... words) {
    List<String> arguments = new ArrayList<>(List.of(words));
    if (context.verbosity() <= 0) {
      arguments.add(1, "-q");
    }
    return arguments;
  }
}
