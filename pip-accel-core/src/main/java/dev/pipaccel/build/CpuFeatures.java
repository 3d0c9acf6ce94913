package dev.pipaccel.build;

import dev.pipaccel.digest.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What this machine's processor can do, as Linux lists it.
final class CpuFeatures {
  private static final Path LIST = Path.of("/proc/cpuinfo");
  private static final List<String> LABELS = List.of("flags", "Features", "isa");

  private CpuFeatures() {}

  /// Returns a digest of the features; empty where they cannot be told.
  static Optional<String> digest() {
    try {
      return digest(Files.readString(LIST));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  static Optional<String> digest(String list) {
    return list.lines()
        .filter(line -> LABELS.contains(line.split(":", 2)[0].strip()))
        .findFirst()
        .map(line ->
            Arrays.stream(line.substring(line.indexOf(':') + 1).strip().split("\\s+", -1))
                .sorted()
                .collect(Collectors.joining(" ")))
        .map(Sha256::of);
  }
}
