package dev.pipaccel.vcs;

/// Where a checkout came from.
sealed interface Remote {
  /// A URL.
  record Known(String url) implements Remote {}

  /// Nowhere: it was made here.
  record Missing() implements Remote {}

  /// Something that is no URL and no path that exists.
  record Invalid(String text) implements Remote {}
}
