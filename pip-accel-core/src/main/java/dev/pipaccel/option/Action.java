package dev.pipaccel.option;

/// What an option does to its destination, in the terms of Python's `optparse`.
public enum Action {
  /// The last value counts.
  STORE,
  /// True from then on.
  STORE_TRUE,
  /// False from then on.
  STORE_FALSE,
  /// A fixed value.
  STORE_CONSTANT,
  /// One more.
  COUNT,
  /// One more value.
  APPEND,
  /// Every occurrence counts, in order, by a rule of its own; pip's callbacks.
  HANDLE,
  /// Help is shown and nothing else is done.
  HELP
}
