package dev.pipaccel.archive;

/// How much of a zip file is checked when it is opened. What is read is checked in any case: the
/// entry's own header, its lengths and its CRC.
public enum Verification {
  /// The whole layout: every local header equals its central one, entries neither overlap nor leave
  /// gaps, and nothing precedes or follows. For wheels.
  COMPLETE,

  /// The central directory by the same rules, local headers only of entries that are read. For
  /// single entries of a remote wheel.
  ON_READ,

  /// What CPython's `zipfile` lets pass: leading bytes, gaps, repeated names (the last wins),
  /// symbolic links (as files with the link's text). For source distributions.
  LENIENT
}
