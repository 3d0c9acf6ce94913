package dev.pipaccel.cache;

import java.nio.file.Path;

/// A wheel in the binary cache.
public record KeptWheel(Path file, BuildRecord record) {}
