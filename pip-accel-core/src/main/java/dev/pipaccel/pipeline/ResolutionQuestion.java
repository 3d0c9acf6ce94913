package dev.pipaccel.pipeline;

import dev.pipaccel.config.IndexSettings;
import dev.pipaccel.config.UpgradeStrategy;
import dev.pipaccel.environment.Interpreter;
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

  /// Returns the text; empty where no answer is worth remembering, or where none lasts: if all is
  /// installed, a path, URL, repository or lock file takes part, or files of a folder.
  static Optional<String> of(
      Session session,
      RequirementSet requirements,
      InstalledPackages installed,
      ResolverOptions options) {
    IndexSettings index = session.settings().index();
    if (isSatisfied(requirements.roots(), installed, options)
        || !requirements.locked().isEmpty()
        || !index.findLinks().isEmpty()
        || options.uploadedPriorTo().isPresent()
        || lines(requirements).stream().anyMatch(ResolutionQuestion::isDirect)) {
      return Optional.empty();
    }
    var text = new StringJoiner("\n");
    text.add(REVISION);
    lines(requirements).forEach(line -> text.add(line.toString()));
    text.add(options.toString());
    Interpreter interpreter = session.interpreter();
    text.add(new TreeMap<>(interpreter.markers().values()).toString());
    text.add(interpreter.version().toString());
    text.add(interpreter.tagFacts().facts().toString());
    text.add(session.settings().target().platforms().toString());
    text.add(session.settings().target().pythonVersion().toString());
    text.add(session.settings().target().implementation().toString());
    text.add(session.settings().target().abis().toString());
    index.indexUrls().forEach(url -> text.add(Url.parse(url).withoutUserInfo().text()));
    return Optional.of(text.toString());
  }

  private static boolean isDirect(RootRequirement line) {
    return line.editable() || line.link().isPresent() || line.requirement().isEmpty();
  }

  /// What is installed is found faster than a record.
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
