package dev.pipaccel.vcs;

import dev.pipaccel.error.IndexException;
import dev.pipaccel.model.index.Link;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Bazaar, or Breezy under its name.
final class Bazaar implements Repository {
  private static final List<String> REMOTE_LABELS =
      List.of("checkout of branch: ", "parent branch: ");

  private final VcsContext context;
  private final VcsCommands bzr;

  Bazaar(VcsContext context) {
    this.context = context;
    this.bzr = new VcsCommands(context, "bzr", Set.of(), Map.of());
  }

  @Override
  public String name() {
    return "bzr";
  }

  @Override
  public String directoryName() {
    return ".bzr";
  }

  @Override
  public String checkoutName() {
    return "branch";
  }

  /// `bzr+ssh:` is a scheme of Bazaar's own.
  @Override
  public VcsUrl parse(Link link) throws IndexException {
    VcsUrl url = VcsUrl.parse(link);
    return url.url().startsWith("ssh://") ? url.withUrl("bzr+" + url.url()) : url;
  }

  @Override
  public void fetchNew(Path folder, VcsUrl url) throws IndexException {
    context
        .report()
        .say(
            "  Checking out %s%s to %s"
                .formatted(url.redacted(), url.shownRevision(), context.shown(folder)));
    List<String> arguments = new ArrayList<>(List.of("checkout", "--lightweight"));
    arguments.addAll(flags());
    addRevision(arguments, url);
    arguments.add(url.url());
    arguments.add(folder.toString());
    bzr.run(context.workingDirectory(), arguments);
  }

  @Override
  public void switchTo(Path folder, VcsUrl url) throws IndexException {
    bzr.run(folder, List.of("switch", url.url()));
  }

  @Override
  public void update(Path folder, VcsUrl url) throws IndexException {
    if (bzr.output(folder, List.of("info")).startsWith("Standalone ")) {
      // Left by old versions of pip; an update needs a branch to follow.
      List<String> bind = new ArrayList<>(List.of("bind"));
      bind.addAll(quiet());
      bind.add(url.url());
      bzr.run(folder, bind);
    }
    List<String> arguments = new ArrayList<>(List.of("update"));
    arguments.addAll(quiet());
    addRevision(arguments, url);
    bzr.run(folder, arguments);
  }

  @Override
  public Remote remote(Path folder) throws IndexException {
    for (String line : bzr.output(folder, List.of("info")).lines().toList()) {
      for (String label : REMOTE_LABELS) {
        if (line.strip().startsWith(label)) {
          return new Remote.Known(LocalPaths.asUrl(line.strip().substring(label.length())));
        }
      }
    }
    return new Remote.Missing();
  }

  @Override
  public String revision(Path folder) throws IndexException {
    List<String> lines = bzr.output(folder, List.of("revno")).lines().toList();
    return lines.isEmpty() ? "" : lines.getLast();
  }

  private static void addRevision(List<String> arguments, VcsUrl url) {
    url.revision().ifPresent(revision -> arguments.addAll(List.of("-r", revision)));
  }

  private List<String> quiet() {
    return context.verbosity() <= 0 ? List.of("-q") : List.of();
  }

  private List<String> flags() {
    int verbosity = context.verbosity();
    if (verbosity <= 0) {
      return List.of("--quiet");
    }
    return verbosity == 1 ? List.of() : List.of("-" + "v".repeat(verbosity));
  }
}
