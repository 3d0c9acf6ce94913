package dev.pipaccel.resolver.search;

import org.jspecify.annotations.Nullable;

/// A requirement and the candidate that brought it; no candidate for a requirement of the problem
/// itself. Compared by identity: there is one object for each, however often the search comes by.
public final class Cause<R, C> {
  private final R requirement;
  private final @Nullable C parent;
  private final int about;
  private final int broughtBy;

  /// @param about the number of what is required
  /// @param broughtBy the number of what the candidate is for, -1 without one
  Cause(R requirement, @Nullable C parent, int about, int broughtBy) {
    this.requirement = requirement;
    this.parent = parent;
    this.about = about;
    this.broughtBy = broughtBy;
  }

  /// Returns what is required.
  public R requirement() {
    return requirement;
  }

  /// Returns the candidate that requires it, null for the problem itself.
  public @Nullable C parent() {
    return parent;
  }

  int about() {
    return about;
  }

  int broughtBy() {
    return broughtBy;
  }
}
