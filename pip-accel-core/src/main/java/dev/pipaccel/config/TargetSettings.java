package dev.pipaccel.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Which environment is changed, and for which Python files are chosen.
///
/// @param python `--python` or `PIP_PYTHON`: an executable or the folder of an environment
/// @param target `--target`, absolute
/// @param prefix `--prefix`, as given
/// @param root `--root`, as given
/// @param user `--user` (true), `--no-user` (false) or neither
/// @param platforms `--platform`, in order
/// @param pythonVersion `--python-version`: one to three numbers, such as 3 and 12; empty: the
///   interpreter's own
/// @param implementation `--implementation`, such as `cp`
/// @param abis `--abi`, in order
/// @param requireVirtualEnvironment `--require-virtualenv`: refuse to change anything else
/// @param breakSystemPackages `--break-system-packages`: ignore `EXTERNALLY-MANAGED`
public record TargetSettings(
    Optional<String> python,
    Optional<Path> target,
    Optional<Path> prefix,
    Optional<Path> root,
    Optional<Boolean> user,
    List<String> platforms,
    List<Integer> pythonVersion,
    Optional<String> implementation,
    List<String> abis,
    boolean requireVirtualEnvironment,
    boolean breakSystemPackages) {
  /// Copies the lists.
  public TargetSettings {
    platforms = List.copyOf(platforms);
    pythonVersion = List.copyOf(pythonVersion);
    abis = List.copyOf(abis);
  }

  /// Tells whether files are chosen for another Python or platform than the interpreter's.
  public boolean isForeign() {
    return !platforms.isEmpty()
        || !pythonVersion.isEmpty()
        || implementation.isPresent()
        || !abis.isEmpty();
  }

  /// Tells whether packages go where the interpreter itself would look for them.
  public boolean isEnvironmentItself() {
    return target.isEmpty() && prefix.isEmpty() && root.isEmpty();
  }
}
