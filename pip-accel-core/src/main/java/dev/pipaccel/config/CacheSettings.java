package dev.pipaccel.config;

import java.nio.file.Path;

/// Where caches lie; disabled ones are neither read nor written.
///
/// @param enabled false under `--no-cache-dir`
/// @param downloadRoot archives as downloaded (`PIP_DOWNLOAD_CACHE`), absolute
/// @param dataRoot everything else (`PIP_ACCEL_CACHE`, `data-directory`), absolute
public record CacheSettings(boolean enabled, Path downloadRoot, Path dataRoot) {}
