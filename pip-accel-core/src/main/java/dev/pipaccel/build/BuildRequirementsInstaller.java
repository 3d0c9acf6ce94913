package dev.pipaccel.build;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.requirement.Requirement;
import java.nio.file.Path;
import java.util.List;

/// Fills a build environment: resolves requirements and installs the result below a prefix.
@FunctionalInterface
public interface BuildRequirementsInstaller {
  /// Installs requirements with all that they need, as `pip install --prefix --ignore-installed
  /// --no-compile` does, with build constraints and without user constraints. Called by several
  /// threads at once.
  ///
  /// @param prefix an empty folder; files go to the interpreter's scheme for prefixes
  /// @param chain to be handed on to builds that this installation needs
  void install(List<Requirement> requirements, Path prefix, BuildChain chain)
      throws PipAccelException;
}
