package dev.pipaccel.index;

/// How what an index said before stands to what it may say now.
public enum Standing {
  /// It may be taken without asking.
  CURRENT,
  /// It is what is remembered, but the index has to be asked.
  DUE,
  /// Something else is remembered, or nothing.
  REPLACED
}
