package dev.pipaccel.resolver.search;

import org.jspecify.annotations.Nullable;

/// A requirement and the candidate that brought it; no candidate for a requirement of the problem
/// itself. Compared by identity: there is one object for each, however often the search comes by.
public final class Cause<R, C> {
  private final R requirement;
  private final @Nullable C parent;
  private final int about;
  private final int broughtBy;
  private final int weight;
  private final boolean isMetAnyway;

  /// @param about the number of what is required
  /// @param broughtBy the number of what the candidate is for, -1 without one
  Cause(
      SearchProblem<?, R, C> problem, R requirement, @Nullable C parent, int about, int broughtBy) {
    this.requirement = requirement;
    this.parent = parent;
    this.about = about;
    this.broughtBy = broughtBy;
    this.weight = problem.weightOf(requirement);
    this.isMetAnyway = problem.isMetAnyway(requirement);
  }

  /// Returns what is required.
  public R requirement() {
    return requirement;
  }

  /// Returns the candidate that requires it, null for the problem itself.
  public @Nullable C parent() {
    return parent;
  }

  /// Returns the number of the identifier that the requirement is about.
  public int about() {
    return about;
  }

  /// Returns the number of the identifier that the candidate is for, -1 without one.
  public int broughtBy() {
    return broughtBy;
  }

  int weight() {
    return weight;
  }

  boolean isMetAnyway() {
    return isMetAnyway;
  }
}
