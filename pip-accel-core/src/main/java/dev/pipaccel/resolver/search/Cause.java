package dev.pipaccel.resolver.search;

import org.jspecify.annotations.Nullable;

/// A requirement and the candidate that brought it; no candidate for a requirement of the problem
/// itself. Compared by identity.
public final class Cause<R, C> {
  private final R requirement;
  private final @Nullable C parent;

  Cause(R requirement, @Nullable C parent) {
    this.requirement = requirement;
    this.parent = parent;
  }

  /// Returns what is required.
  public R requirement() {
    return requirement;
  }

  /// Returns the candidate that requires it, null for the problem itself.
  public @Nullable C parent() {
    return parent;
  }
}
