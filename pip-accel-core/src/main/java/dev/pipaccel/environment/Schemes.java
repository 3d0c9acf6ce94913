package dev.pipaccel.environment;

import java.nio.file.Path;
import java.util.Optional;

/// The install schemes of an interpreter, as pip computes them.
///
/// @param standard where things go without options
/// @param user where `--user` puts them; empty where the platform has no such scheme
/// @param prefix the scheme for `--prefix`, with paths relative to the prefix
/// @param home the scheme that `--target` uses, with paths relative to its temporary home
public record Schemes(Scheme standard, Optional<Scheme> user, Scheme prefix, Scheme home) {
  /// Returns the scheme of `--prefix`.
  public Scheme prefix(Path folder) {
    return resolve(folder, prefix);
  }

  /// Returns the scheme of a home folder.
  public Scheme home(Path folder) {
    return resolve(folder, home);
  }

  private static Scheme resolve(Path folder, Scheme relative) {
    Path base = folder.toAbsolutePath().normalize();
    return new Scheme(
        base.resolve(relative.purelib()).normalize(),
        base.resolve(relative.platlib()).normalize(),
        base.resolve(relative.scripts()).normalize(),
        base.resolve(relative.data()).normalize(),
        base.resolve(relative.headers()).normalize());
  }
}
