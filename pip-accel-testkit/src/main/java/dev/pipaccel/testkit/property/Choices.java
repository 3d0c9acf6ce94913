package dev.pipaccel.testkit.property;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// The source of a generator's decisions. All are kept, so that a value can be drawn again from
/// fewer and smaller ones: zero should stand for the simplest decision.
public final class Choices {
  private final RandomGenerator random;
  private final List<Long> replayed;
  private final boolean replaying;
  private final List<Long> made = new ArrayList<>();

  private Choices(RandomGenerator random, List<Long> replayed, boolean replaying) {
    this.random = random;
    this.replayed = replayed;
    this.replaying = replaying;
  }

  static Choices random(RandomGenerator random) {
    return new Choices(random, List.of(), false);
  }

  /// Repeats decisions; after the last one all are zero.
  static Choices replay(List<Long> decisions, RandomGenerator unused) {
    return new Choices(unused, decisions, true);
  }

  /// Returns a number from 0 to `bound` - 1.
  public long below(long bound) {
    long value;
    if (replaying) {
      long wanted = made.size() < replayed.size() ? replayed.get(made.size()) : 0;
      value = Math.min(wanted, bound - 1);
    } else {
      value = random.nextLong(bound);
    }
    made.add(value);
    return value;
  }

  /// Returns a number from 0 to `bound` - 1.
  public int below(int bound) {
    return (int) below((long) bound);
  }

  /// Decides whether a sequence goes on that may have `longest` elements. Asked before each, so
  /// that leaving out this choice and those of the element leaves out the element.
  boolean goOn(int longest) {
    return below(longest / 2 + 2) > 0;
  }

  List<Long> made() {
    return made;
  }
}
