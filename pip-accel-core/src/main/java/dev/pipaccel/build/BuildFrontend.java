package dev.pipaccel.build;

import dev.pipaccel.config.ConfigSettings;
import dev.pipaccel.error.BuildException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.model.metadata.CoreMetadata;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Calls build backends (PEP 517, PEP 660). What metadata needed (environment, hook results) is
/// kept for the wheel of the same tree and options, until the frontend is closed; so is a failure.
/// Safe for use by several threads; calls for one tree wait for each other.
public final class BuildFrontend implements AutoCloseable {
  private final BuildContext context;
  private final RunFolder folder;
  private final BuildPrefixes prefixes;
  private final BuildEnvironments environments;
  private final ConcurrentMap<Key, Build> builds = new ConcurrentHashMap<>();

  public BuildFrontend(BuildContext context) {
    this.context = context;
    this.folder = new RunFolder(context.temporary());
    this.prefixes = new BuildPrefixes(context, folder);
    this.environments = new BuildEnvironments(context, folder);
  }

  /// What tells one build from another.
  private record Key(
      Path directory, boolean editable, boolean isolated, ConfigSettings configSettings) {}

  /// Returns the core metadata of a source tree by its backend's hooks; pip never takes it from the
  /// tree's own PKG-INFO (see [StaticMetadata]).
  ///
  /// @throws BuildException if a hook fails or the tree cannot be built
  /// @throws dev.pipaccel.error.MetadataException if the metadata is there and invalid
  public CoreMetadata metadata(SourceTree tree, BuildOptions options) throws PipAccelException {
    return build(tree, options).metadata();
  }

  /// Returns the same as the whole text of METADATA.
  public String metadataText(SourceTree tree, BuildOptions options) throws PipAccelException {
    return build(tree, options).metadataText();
  }

  /// Builds a wheel, or an editable wheel where the options say so.
  ///
  /// @param output the folder to put it in; made if missing; a file of that name is replaced
  /// @throws BuildException if a hook fails or its result is not a wheel of this project
  public BuiltWheel wheel(SourceTree tree, BuildOptions options, Path output)
      throws PipAccelException {
    return build(tree, options).wheel(output);
  }

  private Build build(SourceTree tree, BuildOptions options) throws BuildException {
    if (options.chain().contains(tree.directory().toString())) {
      throw new BuildException(
          "%s is already being built: it needs itself to be built".formatted(tree.requirement()));
    }
    Key key =
        new Key(tree.directory(), options.editable(), options.isolated(), options.configSettings());
    return builds.computeIfAbsent(
        key, _ -> new Build(context, folder, prefixes, environments, tree, options));
  }

  /// Deletes all temporary files. Builds must have ended.
  @Override
  public void close() {
    builds.clear();
    try {
      folder.close();
    } catch (IOException failure) {
      context
          .report()
          .warn("Temporary files of builds are left: " + FileFailures.describe(failure));
    }
  }
}
