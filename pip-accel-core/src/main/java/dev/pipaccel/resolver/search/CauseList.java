package dev.pipaccel.resolver.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Causes about one identifier, oldest first; null stands for none. Does not change; a longer list
/// shares the shorter one, and what that has found out of a candidate. Compared by identity.
final class CauseList<R, C> {
  private final @Nullable CauseList<R, C> before;
  private final Cause<R, C> last;
  private final int size;
  private final int weight;
  private final long parents;
  private @Nullable C judged;
  private boolean judgedSatisfying;

  CauseList(@Nullable CauseList<R, C> before, Cause<R, C> last) {
    this.before = before;
    this.last = last;
    this.size = before == null ? 1 : before.size + 1;
    this.weight = (before == null ? 0 : before.weight) | last.weight();
    this.parents = (before == null ? 0 : before.parents) | bit(last.broughtBy());
  }

  private static long bit(int parent) {
    return parent < 0 ? 0 : 1L << parent;
  }

  /// Returns a set of bits in which all of the given numbers leave a trace.
  static long trace(BitSet numbers) {
    long trace = 0;
    for (int number = numbers.nextSetBit(0); number >= 0; number = numbers.nextSetBit(number + 1)) {
      trace |= bit(number);
    }
    return trace;
  }

  /// Tells whether candidates for numbers with that trace may have brought any of these. False is
  /// always right.
  boolean mayComeFrom(long trace) {
    return (parents & trace) != 0;
  }

  /// Returns the weights of all requirements, put together.
  int weight() {
    return weight;
  }

  /// Returns the list without its last cause.
  @Nullable CauseList<R, C> before() {
    return before;
  }

  Cause<R, C> last() {
    return last;
  }

  static <R, C> List<Cause<R, C>> toList(@Nullable CauseList<R, C> causes) {
    List<Cause<R, C>> list = new ArrayList<>(causes == null ? 0 : causes.size);
    for (CauseList<R, C> each = causes; each != null; each = each.before) {
      list.add(each.last);
    }
    Collections.reverse(list);
    return list;
  }

  static <R, C> List<R> requirements(@Nullable CauseList<R, C> causes) {
    List<R> requirements = new ArrayList<>(causes == null ? 0 : causes.size);
    for (CauseList<R, C> each = causes; each != null; each = each.before) {
      requirements.add(each.last.requirement());
    }
    Collections.reverse(requirements);
    return requirements;
  }

  /// Tells whether a candidate meets every requirement. The last answer is kept, since the search
  /// asks for every pin in every round.
  boolean isSatisfiedBy(C candidate, SearchProblem<?, R, C> problem) {
    if (judged != candidate) {
      boolean satisfying = true;
      for (CauseList<R, C> each = this; each != null && satisfying; each = each.before) {
        if (each.judged == candidate) {
          satisfying = each.judgedSatisfying;
          break;
        }
        satisfying = problem.isSatisfiedBy(each.last.requirement(), candidate);
      }
      judged = candidate;
      judgedSatisfying = satisfying;
    }
    return judgedSatisfying;
  }
}
