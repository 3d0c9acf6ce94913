package dev.pipaccel.build;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.metadata.CoreMetadata;
import dev.pipaccel.model.version.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Core metadata that a source distribution states and no build may change (PEP 643).
public final class StaticMetadata {
  private static final String FIRST_VERSION = "2.2";
  private static final List<String> NEEDED =
      List.of("name", "version", "requires-dist", "requires-python", "provides-extra");

  private StaticMetadata() {}

  /// Returns the metadata of PKG-INFO where its version is at least 2.2 and what resolution needs
  /// is not dynamic. For source distributions only: a PKG-INFO in a checkout or local tree may be
  /// old. pip 26.3 runs the hook all the same; a backend that keeps to the standard gives the same
  /// answer. Invalid metadata is left to the hook, too.
  public static Optional<CoreMetadata> of(SourceTree tree) {
    return told(tree)
        .filter(metadata ->
            Version.tryParse(metadata.metadataVersion())
                .filter(version -> version.compareTo(Version.of(FIRST_VERSION)) >= 0)
                .isPresent())
        .filter(metadata -> NEEDED.stream().noneMatch(metadata.dynamic()::contains));
  }

  /// Returns the metadata of PKG-INFO, promised or not: good enough to tell what a build will need.
  public static Optional<CoreMetadata> told(SourceTree tree) {
    Path file = tree.directory().resolve("PKG-INFO");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(CoreMetadata.parse(Files.readAllBytes(file)));
    } catch (IOException | SyntaxException unusable) {
      return Optional.empty();
    }
  }
}
