package dev.pipaccel.index;

/// How new the knowledge of a project's files has to be.
public enum Freshness {
  /// As new as pip would have it: what is remembered serves while the index said it may, then the
  /// index is asked whether it still holds.
  REVALIDATE,
  /// As for [#REVALIDATE], but the index is asked in any case (`--refresh-package`).
  REFRESH,
  /// What is remembered serves however old it is; an index that is not known is asked.
  REMEMBERED
}
