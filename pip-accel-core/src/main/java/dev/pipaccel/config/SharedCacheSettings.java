package dev.pipaccel.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a farm's shared cache is used.
///
/// @param backends in the order in which they are asked; none: there is no shared cache
/// @param trustedKeys as `name:key`: whose records are believed
/// @param signingKey the file of the secret key that this machine's records are signed with
/// @param requireSignatures whether `allowUnsigned` is overruled
/// @param allowUnsigned whether records without a signature are believed, and made where there is
///   no signing key
/// @param sharePrivate whether what was fetched with credentials is shared, too
/// @param timeout how long a backend may do nothing
/// @param uploadTimeout how long uploads may go on after the work is done
/// @param buildWait how long another machine's build is waited for
/// @param objectStore the `s3-` keys, without the prefix; truths are `true` or `false`
public record SharedCacheSettings(
    List<Backend> backends,
    List<String> trustedKeys,
    Optional<Path> signingKey,
    boolean requireSignatures,
    boolean allowUnsigned,
    boolean sharePrivate,
    Duration timeout,
    Duration uploadTimeout,
    Duration buildWait,
    Map<String, String> objectStore) {
  /// Copies the collections.
  public SharedCacheSettings {
    backends = List.copyOf(backends);
    trustedKeys = List.copyOf(trustedKeys);
    objectStore = Map.copyOf(objectStore);
  }

  /// Returns these settings with another place before all others.
  public SharedCacheSettings withFirst(Backend first) {
    List<Backend> all = new ArrayList<>(List.of(first));
    all.addAll(backends);
    return with(all, uploadTimeout);
  }

  /// Returns these settings with other places, and another time for uploads.
  public SharedCacheSettings with(List<Backend> others, Duration time) {
    return new SharedCacheSettings(
        others,
        trustedKeys,
        signingKey,
        requireSignatures,
        allowUnsigned,
        sharePrivate,
        timeout,
        time,
        buildWait,
        objectStore);
  }

  /// What a backend is used for.
  public enum Mode {
    /// It is only asked.
    READ,
    /// It is only filled.
    WRITE,
    /// Both.
    READ_WRITE;

    /// Tells whether it is asked.
    public boolean reads() {
      return this != WRITE;
    }

    /// Tells whether it is filled.
    public boolean writes() {
      return this != READ;
    }
  }

  /// One backend.
  ///
  /// @param place a folder, or a URL of the schemes `file`, `http`, `https`, `bazel+http`,
  ///   `bazel+https` or `s3`
  public record Backend(Mode mode, String place) {}
}
