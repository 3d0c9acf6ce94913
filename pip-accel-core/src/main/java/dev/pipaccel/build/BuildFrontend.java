package dev.pipaccel.build;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.metadata.CoreMetadata;
import java.nio.file.Path;

/// Calls build backends (PEP 517, PEP 660). What metadata needed (environment, hook results) is
/// kept for the wheel of the same tree and options, until the frontend is closed. Safe for use by
/// several threads; calls for one tree wait for each other.
public final class BuildFrontend implements AutoCloseable {
  private final BuildContext context;

  public BuildFrontend(BuildContext context) {
    this.context = context;
  }

  /// Returns the core metadata of a source tree by its backend's hooks; pip never takes it from the
  /// tree's own PKG-INFO (see [StaticMetadata]).
  ///
  /// @throws dev.pipaccel.error.BuildException if a hook fails or the tree cannot be built
  public CoreMetadata metadata(SourceTree tree, BuildOptions options) throws PipAccelException {
    throw new UnsupportedOperationException(context + " " + tree + options);
  }

  /// Builds a wheel, or an editable wheel where the options say so.
  ///
  /// @param output the folder to put it in; made if missing
  public BuiltWheel wheel(SourceTree tree, BuildOptions options, Path output)
      throws PipAccelException {
    throw new UnsupportedOperationException(context + " " + tree + options + output);
  }

  /// Deletes all temporary files.
  @Override
  public void close() {}
}
