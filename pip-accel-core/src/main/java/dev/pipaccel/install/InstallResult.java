package dev.pipaccel.install;

import java.util.List;

/// What a transaction did.
///
/// @param removed `name-version` of each distribution removed, in order
/// @param files how many files were put in place
public record InstallResult(List<String> removed, int files) {
  /// Copies the list.
  public InstallResult {
    removed = List.copyOf(removed);
  }
}
