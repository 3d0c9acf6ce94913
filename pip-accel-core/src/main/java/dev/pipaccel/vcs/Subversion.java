package dev.pipaccel.vcs;

import dev.pipaccel.error.IndexException;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.text.PercentEncoding;
import dev.pipaccel.model.text.UrlParts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Subversion, 1.7 or newer.
final class Subversion implements Repository {
  private final VcsContext context;
  private final VcsCommands svn;

  Subversion(VcsContext context) {
    this.context = context;
    this.svn = new VcsCommands(context, "svn", Set.of(), Map.of());
  }

  @Override
  public String name() {
    return "svn";
  }

  @Override
  public String directoryName() {
    return ".svn";
  }

  @Override
  public String checkoutName() {
    return "checkout";
  }

  /// Credentials go to svn as options, save for `svn+ssh:`, whose prefix is svn's own.
  @Override
  public VcsUrl parse(Link link) throws IndexException {
    UrlParts parts = UrlParts.split(link.url());
    UrlParts plain = parts.withScheme(parts.scheme().substring("svn+".length()));
    if (plain.scheme().equals("ssh")) {
      VcsUrl url = VcsUrl.parse(link, plain);
      return url.withUrl("svn+" + url.url());
    }
    int at = plain.authority().lastIndexOf('@');
    if (at < 0) {
      return VcsUrl.parse(link, plain);
    }
    String[] credentials = plain.authority().substring(0, at).split(":", 2);
    return VcsUrl.parse(link, plain.withAuthority(plain.hostAndPort()))
        .withCredentials(
            Optional.of(PercentEncoding.decode(credentials[0])),
            credentials.length > 1
                ? Optional.of(PercentEncoding.decode(credentials[1]))
                : Optional.empty());
  }

  @Override
  public void fetchNew(Path folder, VcsUrl url) throws IndexException {
    context
        .report()
        .say(
            "  Checking out %s%s to %s"
                .formatted(url.redacted(), url.shownRevision(), context.shown(folder)));
    List<String> arguments = new ArrayList<>(List.of("checkout"));
    if (context.verbosity() <= 0) {
      arguments.add("--quiet");
    }
    remote(arguments, url);
    arguments.add(url.url());
    arguments.add(folder.toString());
    svn.hiding(url.password()).run(context.workingDirectory(), arguments);
  }

  @Override
  public void switchTo(Path folder, VcsUrl url) throws IndexException {
    List<String> arguments = new ArrayList<>(List.of("switch"));
    remote(arguments, url);
    arguments.add(url.url());
    arguments.add(folder.toString());
    svn.hiding(url.password()).run(context.workingDirectory(), arguments);
  }

  @Override
  public void update(Path folder, VcsUrl url) throws IndexException {
    List<String> arguments = new ArrayList<>(List.of("update"));
    remote(arguments, url);
    arguments.add(folder.toString());
    svn.hiding(url.password()).run(context.workingDirectory(), arguments);
  }

  /// A subfolder's URL is that of the project around it.
  @Override
  public Remote remote(Path folder) throws IndexException {
    Path project = CheckoutFolders.project(folder).orElse(folder);
    return SubversionInfo.parse(information(project))
        .url()
        .<Remote>map(Remote.Known::new)
        .orElseGet(Remote.Missing::new);
  }

  @Override
  public boolean needsPrefix(String remote) {
    return true;
  }

  @Override
  public String revision(Path folder) throws IndexException {
    return Long.toString(SubversionInfo.parse(information(folder)).revision());
  }

  private String information(Path folder) throws IndexException {
    return svn.output(context.workingDirectory(), List.of("info", "--xml", folder.toString()));
  }

  private void remote(List<String> arguments, VcsUrl url) throws IndexException {
    arguments.addAll(interaction());
    url.revision().ifPresent(revision -> arguments.addAll(List.of("-r", revision)));
    url.username()
        .filter(name -> !name.isEmpty())
        .ifPresent(name -> arguments.addAll(List.of("--username", name)));
    url.password()
        .filter(password -> !password.isEmpty())
        .ifPresent(password -> arguments.addAll(List.of("--password", password)));
  }

  /// From 1.8 on svn asks only at a terminal, and its input is closed here.
  private List<String> interaction() throws IndexException {
    if (context.noInput()) {
      return List.of("--non-interactive");
    }
    String version = svn.output(context.workingDirectory(), List.of("--version", "--quiet"));
    return VersionNumbers.isAtLeast(version.strip(), 1, 8)
        ? List.of("--force-interactive")
        : List.of();
  }
}
