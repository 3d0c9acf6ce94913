package dev.pipaccel.resolver;

import dev.pipaccel.model.filename.WheelFilename;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.version.Version;
import org.jspecify.annotations.Nullable;

/// A file that could be installed in the target environment.
///
/// @param wheel the parts of a wheel's name, null for a source archive
/// @param tagRank of the best tag that the target supports, 0 is best; that of a source archive is
///   worse than any tag's
record FoundFile(ProjectFile file, Version version, @Nullable WheelFilename wheel, int tagRank) {
  boolean isYanked() {
    return file.yanked().isPresent();
  }
}
