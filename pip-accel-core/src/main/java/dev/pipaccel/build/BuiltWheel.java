package dev.pipaccel.build;

import dev.pipaccel.model.filename.WheelFilename;
import dev.pipaccel.model.metadata.CoreMetadata;
import java.nio.file.Path;
import java.util.List;

/// A wheel that was just built.
///
/// @param path where it is
/// @param filename its parsed name
/// @param metadata its core metadata
/// @param buildRequirements what its build environment held, as sorted `name==version`; empty
///   without isolation
/// @param log the file with the output of its build
public record BuiltWheel(
    Path path,
    WheelFilename filename,
    CoreMetadata metadata,
    List<String> buildRequirements,
    Path log) {
  /// Copies the list.
  public BuiltWheel {
    buildRequirements = List.copyOf(buildRequirements);
  }
}
