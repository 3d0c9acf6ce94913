package dev.pipaccel.environment;

import dev.pipaccel.error.EnvironmentException;
import dev.pipaccel.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where a command installs to.
///
/// @param scheme the folders; for a target folder those of the temporary home that pip would fill
///   before it moves all to the target
/// @param user whether this is the user's scheme
/// @param folder the folder of `--target`
public record InstallTarget(Scheme scheme, boolean user, Optional<TargetFolder> folder) {
  /// Decides by pip's rules, including the user's scheme where site-packages may not be written.
  ///
  /// @param environment the variables of the process
  public static InstallTarget decide(
      Interpreter interpreter, Options options, Map<String, String> environment, Report report)
      throws EnvironmentException {
    if (options.user().orElse(false) && options.target().isPresent()) {
      throw new EnvironmentException("Can not combine '--user' and '--target'");
    }
    boolean elsewhere =
        options.reportOnly()
            || options.root().isPresent()
            || options.target().isPresent()
            || options.prefix().isPresent();
    if (!elsewhere && !options.mayBreakSystemPackages()) {
      ExternallyManaged.check(interpreter, environment);
    }
    boolean user = isForUser(interpreter, options, report);
    if (options.target().isPresent()) {
      return ofTarget(interpreter, options.target().get(), options.upgrade());
    }
    Scheme scheme = scheme(interpreter, options, user);
    return new InstallTarget(
        options.root().map(Path::toAbsolutePath).map(scheme::below).orElse(scheme),
        user,
        Optional.empty());
  }

  /// Returns the target of an interpreter when no option is given and its site-packages may be
  /// written.
  public static InstallTarget of(Interpreter interpreter) {
    return new InstallTarget(interpreter.schemes().standard(), false, Optional.empty());
  }

  private static InstallTarget ofTarget(Interpreter interpreter, Path target, boolean replace)
      throws EnvironmentException {
    Path folder = target.toAbsolutePath().normalize();
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new EnvironmentException(
          "Target path exists but is not a directory, will not continue");
    }
    Path home = folder.resolve(".pip-accel").resolve("home");
    return new InstallTarget(
        interpreter.schemes().home(home), false, Optional.of(new TargetFolder(folder, replace)));
  }

  private static Scheme scheme(Interpreter interpreter, Options options, boolean user)
      throws EnvironmentException {
    Schemes schemes = interpreter.schemes();
    if (user) {
      return schemes
          .user()
          .orElseThrow(() ->
              new EnvironmentException(
                  "User base directory is not specified for " + interpreter.executable()));
    }
    return options.prefix().map(schemes::prefix).orElse(schemes.standard());
  }

  private static boolean isForUser(Interpreter interpreter, Options options, Report report)
      throws EnvironmentException {
    Interpreter.Sites sites = interpreter.sites();
    if (options.user().isPresent()) {
      if (options.user().get()) {
        checkUserSite(sites, options);
      }
      return options.user().get();
    }
    if (options.prefix().isPresent() || options.target().isPresent() || !sites.userEnabled()) {
      return false;
    }
    Scheme standard = interpreter.schemes().standard();
    Scheme scheme = options.root().map(Path::toAbsolutePath).map(standard::below).orElse(standard);
    if (isWritable(scheme.purelib()) && isWritable(scheme.platlib())) {
      return false;
    }
    report.say("Defaulting to user installation because normal site-packages is not writeable");
    return true;
  }

  private static void checkUserSite(Interpreter.Sites sites, Options options)
      throws EnvironmentException {
    if (options.prefix().isPresent()) {
      throw new EnvironmentException(
          "Can not combine '--user' and '--prefix' as they imply different installation locations");
    }
    if (sites.globalHidden()) {
      throw new EnvironmentException(
          "Can not perform a '--user' install. User site-packages are not visible in this"
              + " virtualenv.");
    }
    if (!sites.userEnabled()) {
      throw new EnvironmentException(
          "Can not perform a '--user' install. User site-packages are disabled for this Python.");
    }
  }

  private static boolean isWritable(Path folder) {
    Path nearest = folder;
    while (!Files.isDirectory(nearest)) {
      Path parent = nearest.getParent();
      if (parent == null) {
        break;
      }
      nearest = parent;
    }
    return Files.isWritable(nearest);
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
