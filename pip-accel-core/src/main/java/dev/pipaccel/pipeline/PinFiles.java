package dev.pipaccel.pipeline;

import dev.pipaccel.build.SourceTree;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.directurl.DirectUrl;
import dev.pipaccel.resolver.DirectSource;
import dev.pipaccel.resolver.Origin;
import dev.pipaccel.resolver.Pin;
import java.nio.file.Path;
import java.util.Optional;

/// What stands behind pins: archives as they are published, wheels, metadata, addresses. Safe for
/// use by several threads.
final class PinFiles {
  private final Materials materials;
  private final DirectMaterials direct;

  PinFiles(Materials materials, DirectMaterials direct) {
    this.materials = materials;
    this.direct = direct;
  }

  /// Fetches what a pin is, without building anything.
  DirectMaterials.Contents contents(Pin pin) throws PipAccelException, InterruptedException {
    return switch (pin.origin()) {
      case Origin.FromIndex(var file) ->
          new DirectMaterials.Contents.Archive(materials.archive(file));
      case Origin.Direct(DirectSource source) -> direct.contents(source, pin.hashes(), pin.root());
    };
  }

  /// Fetches or builds the wheel of a pin.
  FetchedArchive wheel(Pin pin) throws PipAccelException, InterruptedException {
    return switch (pin.origin()) {
      case Origin.FromIndex(var file) -> materials.wheel(file, pin.root());
      case Origin.Direct(DirectSource source) ->
          direct.wheel(source, PinTexts.requirement(pin), pin.hashes(), pin.root());
    };
  }

  /// Tells whether the wheel of a pin has yet to be built.
  boolean isToBeBuilt(Pin pin) throws PipAccelException, InterruptedException {
    return switch (pin.origin()) {
      case Origin.FromIndex(var file) -> materials.isToBeBuilt(file, pin.root());
      case Origin.Direct(DirectSource source) ->
          direct.isToBeBuilt(source, pin.hashes(), pin.root());
    };
  }

  /// Returns the unpacked sources of a pin that has to be built.
  Optional<Path> sources(Pin pin) throws PipAccelException, InterruptedException {
    return switch (pin.origin()) {
      case Origin.FromIndex(var file) ->
          Optional.of(materials.sources(file, PinTexts.requirement(pin)).directory());
      case Origin.Direct(DirectSource source) ->
          direct
              .sources(source, PinTexts.requirement(pin), pin.hashes(), pin.root())
              .map(SourceTree::directory);
    };
  }

  /// Returns the whole METADATA of a pin.
  String metadataText(Pin pin) throws PipAccelException, InterruptedException {
    return switch (pin.origin()) {
      case Origin.FromIndex(var file) -> materials.metadataText(file, pin.root());
      case Origin.Direct(DirectSource source) ->
          direct.metadataText(source, PinTexts.requirement(pin), pin.hashes(), pin.root());
    };
  }

  /// Returns the `direct_url.json` of a pin; empty if it comes from an index.
  Optional<DirectUrl> directUrl(Pin pin) throws PipAccelException, InterruptedException {
    return pin.origin() instanceof Origin.Direct(DirectSource source)
        ? Optional.of(direct.directUrl(source, pin.hashes(), pin.root()))
        : Optional.empty();
  }

  /// Returns where a pin comes from, an index's file told in the same form.
  ///
  /// @param hashed whether a digest must be told, even if that takes to fetch the file
  DirectUrl downloadInfo(Pin pin, boolean hashed) throws PipAccelException, InterruptedException {
    return switch (pin.origin()) {
      case Origin.FromIndex(var file) ->
          DirectUrl.ofArchive(
              file.link().urlWithoutFragment(),
              materials.reportedHashes(file, hashed),
              file.link().subdirectory());
      case Origin.Direct(DirectSource source) -> direct.directUrl(source, pin.hashes(), pin.root());
    };
  }
}
