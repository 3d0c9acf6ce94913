package dev.pipaccel.resolver.search;

import org.jspecify.annotations.Nullable;

/// What is known of each identifier, in the order in which it came up.
final class Criteria<I, R, C> {
  private final Table<Criterion<I, R, C>> bySubject;
  private final Table<Subject<I>> order;
  private int size;

  Criteria() {
    this(new Table<>(), new Table<>(), 0);
  }

  private Criteria(Table<Criterion<I, R, C>> bySubject, Table<Subject<I>> order, int size) {
    this.bySubject = bySubject;
    this.order = order;
    this.size = size;
  }

  Criteria<I, R, C> copy() {
    return new Criteria<>(bySubject.copy(), order.copy(), size);
  }

  int size() {
    return size;
  }

  /// Returns what came up after `index` others.
  Criterion<I, R, C> at(int index) {
    Subject<I> subject = order.get(index);
    Criterion<I, R, C> criterion = subject == null ? null : get(subject);
    if (criterion == null) {
      throw new IndexOutOfBoundsException(index);
    }
    return criterion;
  }

  @Nullable Criterion<I, R, C> get(Subject<I> subject) {
    return bySubject.get(subject.number());
  }

  void put(Criterion<I, R, C> criterion) {
    Subject<I> subject = criterion.subject();
    if (bySubject.get(subject.number()) == null) {
      order.set(size++, subject);
    }
    bySubject.set(subject.number(), criterion);
  }
}
