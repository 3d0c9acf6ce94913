package dev.pipaccel.environment;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.report.Report;
import java.nio.file.Path;
import java.util.Optional;

/// Where a command installs to.
///
/// @param scheme the folders; for a target folder those of the temporary home that pip would use
/// @param user whether this is the user's scheme
/// @param folder the folder of `--target`
public record InstallTarget(Scheme scheme, boolean user, Optional<TargetFolder> folder) {
  /// Decides by pip's rules, including the user's scheme where site-packages may not be written.
  public static InstallTarget decide(Interpreter interpreter, Options options, Report report)
      throws PipAccelException {
    throw new UnsupportedOperationException(interpreter + " " + options + report);
  }

  /// The folder of `--target`.
  ///
  /// @param replace whether what is there is replaced (`--upgrade`)
  public record TargetFolder(Path path, boolean replace) {}

  /// The options that say where to install.
  ///
  /// @param user `--user` or `--no-user`, empty where neither was given
  /// @param mayBreakSystemPackages `--break-system-packages`
  /// @param reportOnly whether `--dry-run` and `--report` are both given
  public record Options(
      Optional<Boolean> user,
      Optional<Path> prefix,
      Optional<Path> root,
      Optional<Path> target,
      boolean upgrade,
      boolean mayBreakSystemPackages,
      boolean reportOnly) {
    /// No option given.
    public static Options none() {
      return new Options(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          false,
          false);
    }
  }
}
