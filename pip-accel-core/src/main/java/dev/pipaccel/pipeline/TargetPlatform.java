package dev.pipaccel.pipeline;

import dev.pipaccel.config.TargetSettings;
import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.environment.PythonRelease;
import dev.pipaccel.model.tag.RequestedTags;
import dev.pipaccel.model.tag.TagSet;
import dev.pipaccel.model.version.Version;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// For which Python and platform files are chosen.
///
/// @param tags what wheels must fit, best first
/// @param python what Requires-Python is compared with; a pre-release of Python counts as its
///   release
public record TargetPlatform(TagSet tags, Version python) {
  private static final int PARTS = 3;

  /// The interpreter's own.
  static TargetPlatform of(Interpreter interpreter) {
    return new TargetPlatform(interpreter.tags(), own(interpreter));
  }

  /// What `--platform`, `--python-version`, `--implementation` and `--abi` ask for; the interpreter
  /// stands in for what is not asked for.
  public static TargetPlatform of(Interpreter interpreter, TargetSettings settings) {
    if (!settings.isForeign()) {
      return of(interpreter);
    }
    List<Integer> version = settings.pythonVersion();
    var requested =
        new RequestedTags(
            version.isEmpty() ? Optional.empty() : Optional.of(joined(version, 2, "")),
            settings.implementation(),
            settings.abis().isEmpty() ? Optional.empty() : Optional.of(settings.abis()),
            settings.platforms());
    TagSet tags = requested.tags(interpreter.tagFacts().facts());
    return new TargetPlatform(
        tags, version.isEmpty() ? own(interpreter) : Version.of(joined(version, PARTS, ".")));
  }

  private static Version own(Interpreter interpreter) {
    PythonRelease release = interpreter.version();
    return Version.of(release.major() + "." + release.minor() + "." + release.micro());
  }

  private static String joined(List<Integer> version, int parts, String separator) {
    return version.stream()
        .limit(parts)
        .map(String::valueOf)
        .collect(Collectors.joining(separator));
  }
}
