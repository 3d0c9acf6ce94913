package dev.pipaccel.model.tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Generates ordered lists of tags, best first (PEP 425, stable ABIs of PEP 384 and PEP 803). The
/// platforms have to be in lower case.
public final class CompatibleTags {
  private CompatibleTags() {}

  /// Returns the tags of wheels that are made for CPython: its own ABIs, the stable ABI, no ABI,
  /// then the stable ABI of older versions.
  ///
  /// @param abis the interpreter's own ABIs, best first; the first tells whether it is
  ///   free-threaded
  public static List<Tag> cpython(
      PythonVersion version, List<String> abis, List<String> platforms) {
    String interpreter = "cp" + version.withoutDots();
    boolean freeThreaded = isFreeThreaded(abis);
    // A build loads either abi3 or abi3t; before 3.2 there was no stable ABI.
    String stable = freeThreaded ? "abi3t" : "abi3";
    List<String> own = new ArrayList<>(abis);
    own.remove("abi3");
    if (freeThreaded) {
      own.remove("abi3t");
    }
    own.remove("none");

    List<Tag> tags = new ArrayList<>();
    own.forEach(abi -> add(tags, interpreter, abi, platforms));
    boolean hasStable = version.isAtLeast(3, 2);
    if (hasStable) {
      add(tags, interpreter, stable, platforms);
    }
    add(tags, interpreter, "none", platforms);
    if (hasStable) {
      for (int minor = version.minor() - 1; minor >= 2; minor--) {
        add(tags, "cp" + version.major() + minor, stable, platforms);
      }
    }
    return tags;
  }

  /// Returns the tags of wheels that are made for another implementation of Python.
  ///
  /// @param interpreter such as `pp310`
  public static List<Tag> generic(String interpreter, List<String> abis, List<String> platforms) {
    List<Tag> tags = new ArrayList<>();
    abis.forEach(abi -> add(tags, interpreter, abi, platforms));
    if (!abis.contains("none")) {
      add(tags, interpreter, "none", platforms);
    }
    return tags;
  }

  /// Returns the tags of wheels that run on any implementation of the version or an older one.
  ///
  /// @param interpreter such as `cp312`; empty if no `…-none-any` tag is wanted for it
  public static List<Tag> anyInterpreter(
      PythonVersion version, String interpreter, List<String> platforms) {
    List<String> versions = new ArrayList<>();
    if (version.hasMinor()) {
      versions.add("py" + version.withoutDots());
    }
    versions.add("py" + version.major());
    for (int minor = version.minor() - 1; minor >= 0; minor--) {
      versions.add("py" + version.major() + minor);
    }
    List<Tag> tags = new ArrayList<>();
    versions.forEach(each -> add(tags, each, "none", platforms));
    if (!interpreter.isEmpty()) {
      add(tags, interpreter, "none", List.of("any"));
    }
    versions.forEach(each -> tags.add(new Tag(each, "none", "any")));
    return tags;
  }

  private static void add(List<Tag> tags, String interpreter, String abi, List<String> platforms) {
    String lowerInterpreter = interpreter.toLowerCase(Locale.ROOT);
    String lowerAbi = abi.toLowerCase(Locale.ROOT);
    for (String platform : platforms) {
      tags.add(new Tag(lowerInterpreter, lowerAbi, platform));
    }
  }

  /// Tells whether the first ABI is `cp` and digits, with a `t` anywhere after them.
  private static boolean isFreeThreaded(List<String> abis) {
    if (abis.isEmpty() || !abis.getFirst().startsWith("cp")) {
      return false;
    }
    String abi = abis.getFirst();
    int digits = 2;
    while (digits < abi.length() && Character.isDigit(abi.charAt(digits))) {
      digits++;
    }
    return digits > 2 && abi.indexOf('t', digits) >= 0;
  }
}
