package dev.pipaccel.install;

import dev.pipaccel.environment.InstallTarget;
import dev.pipaccel.environment.InstalledDistribution;
import dev.pipaccel.wheel.Bytecode;
import dev.pipaccel.wheel.WheelTree;
import java.util.List;
import java.util.Optional;

/// What is to be installed, in pip's order: dependencies first; each step removes what it replaces,
/// then installs.
///
/// @param warnOffPath whether to warn of scripts that are installed off the search path
public record InstallPlan(InstallTarget target, List<Step> steps, boolean warnOffPath) {
  /// Copies the list.
  public InstallPlan {
    steps = List.copyOf(steps);
  }

  /// One distribution to be installed.
  ///
  /// @param name the project's name as written where it was asked for
  /// @param requirement the requirement as text, for messages
  /// @param replaces what is removed first
  /// @param bytecode the compiled files to install with it
  /// @param compile whether to compile scripts that end in `.py` (`--compile`)
  /// @param requested whether the user asked for it by name, file or URL
  /// @param directUrl the text of `direct_url.json`
  public record Step(
      String name,
      String requirement,
      Optional<InstalledDistribution> replaces,
      WheelTree tree,
      Bytecode bytecode,
      boolean compile,
      boolean requested,
      Optional<String> directUrl) {}
}
