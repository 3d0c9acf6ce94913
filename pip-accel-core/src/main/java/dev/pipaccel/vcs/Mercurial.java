package dev.pipaccel.vcs;

import dev.pipaccel.error.IndexException;
import dev.pipaccel.model.index.Link;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Mercurial.
final class Mercurial implements Repository {
  private final VcsContext context;
  private final VcsCommands hg;

  Mercurial(VcsContext context) {
    this.context = context;
    this.hg = new VcsCommands(context, "hg", Set.of(), Map.of());
  }

  @Override
  public String name() {
    return "hg";
  }

  @Override
  public String directoryName() {
    return ".hg";
  }

  @Override
  public String checkoutName() {
    return "clone";
  }

  @Override
  public VcsUrl parse(Link link) throws IndexException {
    return VcsUrl.parse(link);
  }

  @Override
  public void fetchNew(Path folder, VcsUrl url) throws IndexException {
    context
        .report()
        .say(
            "  Cloning hg %s%s to %s"
                .formatted(url.redacted(), url.shownRevision(), context.shown(folder)));
    List<String> clone = new ArrayList<>(List.of("clone", "--noupdate"));
    clone.addAll(flags());
    clone.add(url.url());
    clone.add(folder.toString());
    hg.run(context.workingDirectory(), clone);
    List<String> update = new ArrayList<>(List.of("update"));
    update.addAll(flags());
    addRevision(update, url);
    hg.run(folder, update);
  }

  @Override
  public void switchTo(Path folder, VcsUrl url) throws IndexException {
    if (MercurialSettings.setDefaultPath(folder.resolve(".hg/hgrc"), url.url())) {
      hg.run(folder, quietUpdate(url));
    } else {
      context
          .report()
          .warn("Could not switch Mercurial repository to %s".formatted(url.redacted()));
    }
  }

  @Override
  public void update(Path folder, VcsUrl url) throws IndexException {
    hg.run(folder, isQuiet() ? List.of("pull", "-q") : List.of("pull"));
    hg.run(folder, quietUpdate(url));
  }

  @Override
  public Remote remote(Path folder) throws IndexException {
    String url = hg.output(folder, List.of("showconfig", "paths.default")).strip();
    return new Remote.Known(LocalPaths.asUrl(url));
  }

  @Override
  public Optional<Path> root(Path folder) throws IndexException {
    Optional<Path> own = Repository.super.root(folder);
    if (own.isPresent() || !CheckoutFolders.isBelow(folder, directoryName())) {
      return own;
    }
    String top = hg.outputOfAnyEnd(folder, List.of("root")).strip();
    return top.isEmpty() ? Optional.empty() : Optional.of(Path.of(top));
  }

  @Override
  public String requirementRevision(Path folder) throws IndexException {
    return hg.output(folder, List.of("parents", "--template={node}")).strip();
  }

  @Override
  public Optional<String> subdirectory(Path folder) throws IndexException {
    Path root = folder.resolve(hg.output(folder, List.of("root")).strip());
    return CheckoutFolders.subdirectory(folder, root, context.report());
  }

  @Override
  public String revision(Path folder) throws IndexException {
    return hg.output(folder, List.of("parents", "--template={rev}")).strip();
  }

  private List<String> quietUpdate(VcsUrl url) {
    List<String> update = new ArrayList<>(List.of("update"));
    if (isQuiet()) {
      update.add("-q");
    }
    addRevision(update, url);
    return update;
  }

  private static void addRevision(List<String> arguments, VcsUrl url) {
    url.revision().ifPresent(revision -> arguments.add("--rev=" + revision));
  }

  private boolean isQuiet() {
    return context.verbosity() <= 0;
  }

  private List<String> flags() {
    return switch (Math.clamp(context.verbosity(), 0, 3)) {
      case 0 -> List.of("--quiet");
      case 1 -> List.of();
      case 2 -> List.of("--verbose");
      default -> List.of("--verbose", "--debug");
    };
  }
}
