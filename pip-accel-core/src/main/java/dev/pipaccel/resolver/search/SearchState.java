package dev.pipaccel.resolver.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where a search stands: the pins so far, oldest first, and what is known of each identifier.
final class SearchState<I, R, C> implements SearchProblem.Demands<I, R, C> {
  final LinkedHashMap<I, C> pins;
  final Map<I, Criterion<R, C>> criteria;
  List<Cause<R, C>> backtrackCauses;

  SearchState() {
    this(new LinkedHashMap<>(), new LinkedHashMap<>(), List.of());
  }

  private SearchState(
      LinkedHashMap<I, C> pins,
      Map<I, Criterion<R, C>> criteria,
      List<Cause<R, C>> backtrackCauses) {
    this.pins = pins;
    this.criteria = criteria;
    this.backtrackCauses = backtrackCauses;
  }

  SearchState<I, R, C> copy() {
    return new SearchState<>(
        new LinkedHashMap<>(pins), new LinkedHashMap<>(criteria), backtrackCauses);
  }

  @Override
  public List<R> requirements(I identifier) {
    return requirements(criteria, identifier);
  }

  @Override
  public Set<C> incompatibilities(I identifier) {
    return incompatibilities(criteria, identifier);
  }

  static <I, R, C> List<R> requirements(Map<I, Criterion<R, C>> criteria, I identifier) {
    Criterion<R, C> criterion = criteria.get(identifier);
    return criterion == null ? new ArrayList<>() : criterion.requirements();
  }

  static <I, R, C> Set<C> incompatibilities(Map<I, Criterion<R, C>> criteria, I identifier) {
    Criterion<R, C> criterion = criteria.get(identifier);
    return Identities.setOf(criterion == null ? List.of() : criterion.incompatibilities());
  }
}
