package dev.pipaccel.archive;

/// Bounds against archives made to exhaust the machine.
///
/// @param entries the greatest number of entries
/// @param totalBytes the greatest sum of unpacked sizes, in bytes
/// @param ratio the greatest ratio of unpacked to packed size of the whole archive
/// @param ratioFromBytes the sum of unpacked sizes from which the ratio counts, in bytes
public record ArchiveLimits(long entries, long totalBytes, long ratio, long ratioFromBytes) {
  /// Beyond any package published so far: half a million entries, 64 GiB, 250 to 1 from 512 MiB.
  public static final ArchiveLimits DEFAULT =
      new ArchiveLimits(500_000, 64L << 30, 250, 512L << 20);

  /// Returns whether an archive of `packed` bytes may hold `unpacked` bytes.
  boolean allows(long packed, long unpacked) {
    return unpacked <= totalBytes
        && (unpacked < ratioFromBytes || unpacked / ratio <= Math.max(packed, 1));
  }
}
