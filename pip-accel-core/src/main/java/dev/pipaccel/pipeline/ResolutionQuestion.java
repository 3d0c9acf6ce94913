package dev.pipaccel.pipeline;

import dev.pipaccel.config.IndexSettings;
import dev.pipaccel.config.TargetSettings;
import dev.pipaccel.config.UpgradeStrategy;
import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.marker.Marker;
import dev.pipaccel.model.requirement.Requirement;
import dev.pipaccel.requirement.RequirementSet;
import dev.pipaccel.requirement.RootRequirement;
import dev.pipaccel.resolver.InstalledPackages;
import dev.pipaccel.resolver.ResolverOptions;
import dev.pipaccel.url.Url;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Says in one text all that the resolver is asked: requirements and constraints as they were
/// written, options, what the interpreter and the target are, where is looked. Two questions with
/// one text have one answer, as long as what is found stays the same.
final class ResolutionQuestion {
  /// The resolver whose answers these are: another number where it would answer otherwise.
  private static final String REVISION = "1";

  private ResolutionQuestion() {}

  /// Returns the user's own lines, which answers tell by their places.
  static List<RootRequirement> lines(RequirementSet requirements) {
    return Stream.concat(requirements.roots().stream(), requirements.constraints().stream())
        .toList();
  }

  /// Returns the text; empty where no answer lasts: if a path, URL, repository or lock file takes
  /// part, or files of a folder.
  static Optional<String> of(
      Session session,
      RequirementSet requirements,
      InstalledPackages installed,
      ResolverOptions options) {
    IndexSettings index = session.settings().index();
    if (!requirements.locked().isEmpty()
        || !index.findLinks().isEmpty()
        || options.uploadedPriorTo().isPresent()
        || lines(requirements).stream().anyMatch(ResolutionQuestion::isDirect)) {
      return Optional.empty();
    }
    var text = new StringJoiner("\n");
    text.add(REVISION);
    if (isSatisfied(requirements.roots(), installed, options)) {
      // Hardly the answer of another environment, whose own is to be kept.
      text.add(session.interpreter().prefix().toString());
    }
    requirements.roots().forEach(line -> add(line, text));
    text.add("constraints");
    requirements.constraints().forEach(line -> add(line, text));
    add(options, text);
    Interpreter interpreter = session.interpreter();
    text.add(new TreeMap<>(interpreter.markers().values()).toString());
    text.add(interpreter.version().toString());
    text.add(interpreter.tagFacts().facts().toString());
    TargetSettings target = session.settings().target();
    text.add(target.platforms().toString());
    text.add(target.pythonVersion().toString());
    text.add(target.implementation().toString());
    text.add(target.abis().toString());
    index.indexUrls().forEach(url -> text.add(Url.parse(url).withoutUserInfo().text()));
    return Optional.of(text.toString());
  }

  /// Not the record's own text, which the JVM makes anew in each process: that takes a tenth of a
  /// second. Short, since it is digested in each run.
  static void add(RootRequirement line, StringJoiner text) {
    String requirement = line.requirement().map(Requirement::toString).orElse("");
    text.add(line.text());
    text.add(requirement.equals(line.text()) ? "=" : requirement);
    text.add(line.link().map(Link::url).orElse(""));
    text.add(flag(line.editable()));
    text.add(line.extras().toString());
    text.add(line.marker().map(Marker::toString).orElse(""));
    text.add(line.hashes().toString());
    text.add(line.configSettings().values().toString());
    text.add(line.origin().orElse(""));
    text.add(flag(line.constraint()));
    text.add(flag(line.userSupplied()));
  }

  private static String flag(boolean set) {
    return set ? "1" : "";
  }

  static void add(ResolverOptions options, StringJoiner text) {
    text.add(options.upgradeStrategy().name());
    text.add(Boolean.toString(options.forceReinstall()));
    text.add(Boolean.toString(options.ignoreInstalled()));
    text.add(Boolean.toString(options.ignoreRequiresPython()));
    text.add(Boolean.toString(options.noDependencies()));
    text.add(Boolean.toString(options.onlyDependencies()));
    text.add(Boolean.toString(options.requireHashes()));
    text.add(Boolean.toString(options.preferBinary()));
    text.add(options.formatControl().noBinary().toString());
    text.add(options.formatControl().onlyBinary().toString());
    text.add(options.releaseControl().allReleases().toString());
    text.add(options.releaseControl().onlyFinal().toString());
    text.add(options.uploadedPriorTo().toString());
    text.add(Boolean.toString(options.userSite()));
    text.add(Boolean.toString(options.virtualEnvironment()));
  }

  private static boolean isDirect(RootRequirement line) {
    return line.editable() || line.link().isPresent() || line.requirement().isEmpty();
  }

  /// Tells whether pip would at first take all that is asked for from what is installed.
  private static boolean isSatisfied(
      List<RootRequirement> roots, InstalledPackages installed, ResolverOptions options) {
    if (options.upgradeStrategy() != UpgradeStrategy.TO_SATISFY_ONLY) {
      return false;
    }
    for (RootRequirement root : roots) {
      if (root.requirement().isEmpty()
          || installed.find(root.requirement().get().name()).isEmpty()) {
        return false;
      }
    }
    return true;
  }
}
