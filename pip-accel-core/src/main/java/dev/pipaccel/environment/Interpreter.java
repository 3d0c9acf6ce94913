package dev.pipaccel.environment;

import dev.pipaccel.model.marker.MarkerEnvironment;
import dev.pipaccel.model.tag.TagSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a Python interpreter says of itself and of its environment.
///
/// @param executable `sys.executable`: what the first line of scripts names
/// @param realExecutable the same with symbolic links resolved
/// @param implementation `sys.implementation.name`, in lower case (`cpython`, `pypy`)
/// @param cacheTag the tag in the names of `.pyc` files; empty on Python 2.7, which has none
/// @param magic the four bytes at the start of its `.pyc` files, hexadecimal
/// @param platform `sysconfig.get_platform()`
/// @param tagFacts what its tags depend on
/// @param path `sys.path` as pip sees it, without the folder it was started from
/// @param standardLibrary the folders of the standard library: pure, platform-dependent, and that
///   which its modules come from
/// @param sites where distributions are looked for and what is switched on
public record Interpreter(
    Path executable,
    Path realExecutable,
    Path prefix,
    Path basePrefix,
    PythonRelease version,
    String implementation,
    String cacheTag,
    String magic,
    BinaryInterface abi,
    String platform,
    CLibrary libc,
    MarkerEnvironment markers,
    TagFacts tagFacts,
    Schemes schemes,
    List<Path> path,
    List<Path> standardLibrary,
    Sites sites) {
  /// Copies the lists.
  public Interpreter {
    path = List.copyOf(path);
    standardLibrary = List.copyOf(standardLibrary);
  }

  /// Returns the tags that it supports, best first.
  public TagSet tags() {
    return tagFacts.tags();
  }

  /// Tells whether this is the interpreter of a virtual environment (PEP 405).
  public boolean isVirtualEnvironment() {
    return !prefix.equals(basePrefix);
  }

  /// The site folders of an interpreter.
  ///
  /// @param purelib `sysconfig`'s folder for pure Python distributions
  /// @param scripts where scripts of the environment itself lie
  /// @param user the user's site-packages, enabled or not; empty where the platform has none
  /// @param userScripts where scripts of `--user` lie
  /// @param userEnabled whether the user's site-packages are on the path (`site.ENABLE_USER_SITE`)
  /// @param globalHidden whether this is a virtual environment that hides the system's and the
  ///   user's distributions
  public record Sites(
      Path purelib,
      Path scripts,
      Optional<Path> user,
      Optional<Path> userScripts,
      boolean userEnabled,
      boolean globalHidden) {}
}
