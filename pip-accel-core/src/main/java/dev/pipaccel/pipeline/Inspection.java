package dev.pipaccel.pipeline;

import dev.pipaccel.build.BuildRescue;
import dev.pipaccel.build.SourceTree;
import dev.pipaccel.build.StaticMetadata;
import dev.pipaccel.model.metadata.CoreMetadata;
import java.util.Optional;

/// Spares sources their builds where only what they need is asked.
final class Inspection implements BuildRescue {
  @Override
  public boolean isMended(FailedBuild build) {
    return false;
  }

  @Override
  public Optional<CoreMetadata> stated(SourceTree tree) {
    return StaticMetadata.told(tree);
  }
}
