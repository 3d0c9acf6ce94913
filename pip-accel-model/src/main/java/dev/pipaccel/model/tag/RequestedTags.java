package dev.pipaccel.model.tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The target that pip's options `--python-version`, `--implementation`, `--abi` and `--platform`
/// ask for; what is not asked for is the running interpreter's.
///
/// @param version such as `312` or `3`; the first digit is the major number
/// @param implementation such as `cp`
/// @param abis empty if not asked for
/// @param platforms in order of preference; none, or only ones too old for any tag, if not asked
///   for
public record RequestedTags(
    Optional<String> version,
    Optional<String> implementation,
    Optional<List<String>> abis,
    List<String> platforms) {
  /// Nothing asked for: the running interpreter's own tags.
  public static final RequestedTags NONE =
      new RequestedTags(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  /// Copies the lists.
  public RequestedTags {
    abis = abis.map(List::copyOf);
    platforms = List.copyOf(platforms);
  }

  /// Returns the tags of the target, best first, in pip's order; listed when first asked for.
  ///
  /// @param running the interpreter that stands in for what is not asked for
  /// @throws IllegalArgumentException if the version is not made of digits
  public TagSet tags(InterpreterTags running) {
    PythonVersion target = version.map(RequestedTags::parseVersion).orElse(running.version());
    String name = implementation.orElseGet(running::shortName);
    return TagSet.lazily(() -> list(running, target, name));
  }

  private List<Tag> list(InterpreterTags running, PythonVersion target, String name) {
    String interpreter = name + version.orElseGet(running::tagVersion);
    List<String> requested = RequestedPlatforms.expand(platforms);
    List<String> platformTags =
        new ArrayList<>(requested.isEmpty() ? running.platform().tags() : requested);
    platformTags.replaceAll(tag -> tag.toLowerCase(Locale.ROOT));
    List<Tag> tags = new ArrayList<>();
    if (name.equals("cp")) {
      List<String> own = abis.orElseGet(() -> running.abiFlags().cpythonAbis(target));
      tags.addAll(CompatibleTags.cpython(target, own, platformTags));
    } else {
      List<String> own = abis.orElseGet(running::genericAbis);
      tags.addAll(CompatibleTags.generic(interpreter, own, platformTags));
    }
    tags.addAll(CompatibleTags.anyInterpreter(target, interpreter, platformTags));
    return tags;
  }

  private static PythonVersion parseVersion(String text) {
    int major = Integer.parseInt(text.substring(0, 1));
    return text.length() == 1
        ? PythonVersion.ofMajor(major)
        : new PythonVersion(major, Integer.parseInt(text.substring(1)));
  }
}
