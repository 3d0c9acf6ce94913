package dev.pipaccel.pipeline;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.directurl.DirectUrl;
import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.lock.LockedPackage;
import dev.pipaccel.model.lock.LockedSource;
import dev.pipaccel.model.lock.LockedSource.LockedArchive;
import dev.pipaccel.model.lock.LockedSource.LockedDirectory;
import dev.pipaccel.model.lock.LockedSource.LockedFile;
import dev.pipaccel.model.lock.LockedSource.LockedRepository;
import dev.pipaccel.model.lock.LockedSource.LockedSdist;
import dev.pipaccel.model.lock.LockedSource.LockedWheel;
import dev.pipaccel.resolver.Origin;
import dev.pipaccel.resolver.Pin;
import dev.pipaccel.url.FileUrls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Turns pins into the packages of a lock file, as pip does: the one file that was chosen, not all
/// that there are.
final class LockedPackages {
  private final PinFiles files;
  private final Path base;

  /// @param base the folder of the lock file, which paths are relative to
  LockedPackages(PinFiles files, @Nullable Path base) {
    this.files = files;
    this.base = base == null ? Path.of("/") : base;
  }

  LockedPackage of(Pin pin) throws PipAccelException, InterruptedException {
    DirectUrl info = files.downloadInfo(pin, true);
    return switch (pin.origin()) {
      case Origin.Direct _ -> locked(pin, Optional.of(direct(info)));
      case Origin.FromIndex _ -> fromIndex(pin, info);
    };
  }

  private static LockedPackage fromIndex(Pin pin, DirectUrl info) {
    Link link = new Link(info.url());
    LockedFile file = file(info);
    boolean wheel = link.isWheel();
    return new LockedPackage(
        pin.name(),
        Optional.of(pin.version()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        wheel ? Optional.empty() : Optional.of(new LockedSdist(link.filename(), file)),
        wheel ? List.of(new LockedWheel(link.filename(), file)) : List.of());
  }

  private static LockedPackage locked(Pin pin, Optional<LockedSource> direct) {
    return new LockedPackage(
        pin.name(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        direct,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private LockedSource direct(DirectUrl info) {
    return switch (info.origin()) {
      case DirectUrl.Repository repository ->
          new LockedRepository(
              repository.vcs(),
              Optional.of(info.withoutSecrets()),
              Optional.empty(),
              repository.requestedRevision(),
              repository.commitId(),
              info.subdirectory());
      case DirectUrl.Directory directory ->
          new LockedDirectory(
              relative(info.url()), directory.editable().orElse(false), info.subdirectory());
      case DirectUrl.Archive _ -> new LockedArchive(file(info), info.subdirectory());
    };
  }

  private static LockedFile file(DirectUrl info) {
    List<Hash> hashes = new ArrayList<>();
    if (info.origin() instanceof DirectUrl.Archive(Optional<Map<String, String>> digests)) {
      digests
          .orElse(Map.of())
          .forEach((algorithm, digest) -> hashes.add(new Hash(algorithm, digest)));
    }
    return new LockedFile(
        Optional.of(info.withoutSecrets()),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        hashes);
  }

  /// The path of a project, from the lock file; `.` for the folder of the lock file itself.
  private String relative(String url) {
    Path project = real(FileUrls.path(url).orElseThrow());
    String path = real(base).relativize(project).toString().replace('\\', '/');
    return path.isEmpty() ? "." : path;
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException _) {
      return path.toAbsolutePath().normalize();
    }
  }
}
