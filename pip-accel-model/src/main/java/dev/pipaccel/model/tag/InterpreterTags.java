package dev.pipaccel.model.tag;

import java.util.ArrayList;
import java.util.List;

/// What the tags of an interpreter depend on, and the tags themselves.
///
/// @param implementation `sys.implementation.name`, such as `cpython`
/// @param version the language version
/// @param versionWithoutDots the configuration variable `py_version_nodot`; empty if unset
/// @param abiFlags matters for CPython, and for others on Windows
/// @param extensionSuffix the configuration variable `EXT_SUFFIX`, matters for other
///   implementations
public record InterpreterTags(
    String implementation,
    PythonVersion version,
    String versionWithoutDots,
    AbiFlags abiFlags,
    String extensionSuffix,
    Platform platform) {
  /// Returns the interpreter's tags, best first, in pip's order.
  public TagSet tags() {
    return RequestedTags.NONE.tags(this);
  }

  /// Says all that the tags depend on: equal texts mean equal tags.
  @Override
  public String toString() {
    return String.join(
        " ",
        implementation,
        Integer.toString(version.major()),
        Integer.toString(version.minor()),
        versionWithoutDots,
        Boolean.toString(abiFlags.debug()),
        Boolean.toString(abiFlags.freeThreaded()),
        Boolean.toString(abiFlags.pymalloc()),
        Boolean.toString(abiFlags.wideUnicode()),
        extensionSuffix,
        platform.tags().toString());
  }

  /// Returns the implementation as tags name it: `cp`, `pp`, or its full name.
  public String shortName() {
    return switch (implementation) {
      case "python" -> "py";
      case "cpython" -> "cp";
      case "pypy" -> "pp";
      case "ironpython" -> "ip";
      case "jython" -> "jy";
      default -> implementation;
    };
  }

  /// Returns the version as the interpreter part of tags names it.
  String tagVersion() {
    return versionWithoutDots.isEmpty() ? version.withoutDots() : versionWithoutDots;
  }

  /// Returns the ABIs that the suffix of extension modules tells of.
  List<String> genericAbis() {
    String[] parts = extensionSuffix.split("\\.", -1);
    if (parts.length < 3) {
      // Such as `.pyd` of CPython on Windows up to 3.7.
      return new ArrayList<>(abiFlags.cpythonAbis(version));
    }
    String suffix = parts[1];
    if (suffix.isEmpty()) {
      return List.of();
    }
    String[] words = suffix.split("-", -1);
    String abi;
    if (suffix.startsWith("cpython")) {
      abi = words.length > 1 ? "cp" + words[1] : suffix;
    } else if (suffix.startsWith("cp")) {
      abi = words[0];
    } else if (suffix.startsWith("pypy")) {
      abi = join(words, 2);
    } else if (suffix.startsWith("graalpy")) {
      abi = join(words, 3);
    } else {
      abi = suffix;
    }
    return List.of(Platform.normalize(abi));
  }

  private static String join(String[] words, int count) {
    return String.join("-", List.of(words).subList(0, Math.min(count, words.length)));
  }
}
