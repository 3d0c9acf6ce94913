package dev.pipaccel.testkit.property;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Checks that a law holds for many drawn values. The system property `seed` repeats a run, `runs`
/// sets the number of values.
public final class Property {
  private static final int RUNS = 300;
  private static final int MOST_SHRINKS = 2_000;

  private Property() {}

  /// A law for one value: it fails by throwing.
  ///
  /// @param <T> the type of the value
  @FunctionalInterface
  public interface Law<T> {
    /// Throws if the law does not hold for `value`.
    void check(T value) throws Exception;
  }

  /// A law for two values: it fails by throwing.
  ///
  /// @param <A> the type of the first
  /// @param <B> the type of the second
  @FunctionalInterface
  public interface Law2<A, B> {
    /// Throws if the law does not hold for the two.
    void check(A first, B second) throws Exception;
  }

  /// A law for three values of one type, such as transitivity.
  ///
  /// @param <T> the type of the values
  @FunctionalInterface
  public interface Law3<T> {
    /// Throws if the law does not hold for the three.
    void check(T first, T second, T third) throws Exception;
  }

  /// Draws values and checks the law for each.
  ///
  /// @throws AssertionError that shows the seed and the smallest failing value found
  public static <T> void forAll(Gen<T> generator, Law<? super T> law) {
    long seed = Long.getLong("seed", System.nanoTime());
    int runs = Integer.getInteger("runs", RUNS);
    SplittableRandom random = new SplittableRandom(seed);
    for (int run = 0; run < runs; run++) {
      Choices choices = Choices.random(random);
      Failure<T> failure = attempt(generator, law, choices);
      if (failure != null) {
        Failure<T> smallest = shrink(generator, law, failure);
        String text =
            "the law fails for %s (-Dseed=%d, run %d): %s"
                .formatted(show(smallest.value), seed, run + 1, smallest.cause);
        throw new AssertionError(text, smallest.cause);
      }
    }
  }

  /// Draws pairs and checks the law for each.
  public static <A, B> void forAll(Gen<A> first, Gen<B> second, Law2<A, B> law) {
    forAll(Gen.both(first, second, Pair::new), pair -> law.check(pair.first(), pair.second()));
  }

  /// Draws three values at a time and checks the law for them.
  public static <T> void forAllTriples(Gen<T> generator, Law3<T> law) {
    Gen<List<T>> triples =
        choices ->
            List.of(generator.draw(choices), generator.draw(choices), generator.draw(choices));
    forAll(triples, three -> law.check(three.get(0), three.get(1), three.get(2)));
  }

  private record Pair<A, B>(A first, B second) {}

  private record Failure<T>(T value, List<Long> choices, Throwable cause) {}

  private static <T> @Nullable Failure<T> attempt(
      Gen<T> generator, Law<? super T> law, Choices choices) {
    T value = generator.draw(choices);
    try {
      law.check(value);
      return null;
    } catch (Exception | AssertionError | StackOverflowError e) {
      return new Failure<>(value, List.copyOf(choices.made()), e);
    }
  }

  /// Leaves out runs of choices, then halves single ones, as long as the law keeps failing.
  private static <T> Failure<T> shrink(Gen<T> generator, Law<? super T> law, Failure<T> found) {
    Failure<T> best = found;
    int left = MOST_SHRINKS;
    boolean smaller = true;
    while (smaller && left > 0) {
      smaller = false;
      for (List<Long> candidate : candidates(best.choices)) {
        if (left-- == 0) {
          break;
        }
        Failure<T> failure =
            attempt(generator, law, Choices.replay(candidate, new SplittableRandom(0)));
        if (failure != null && isSmaller(failure.choices, best.choices)) {
          best = failure;
          smaller = true;
          break;
        }
      }
    }
    return best;
  }

  private static List<List<Long>> candidates(List<Long> choices) {
    List<List<Long>> candidates = new ArrayList<>();
    for (int length = Integer.highestOneBit(choices.size()); length > 0; length /= 2) {
      // Small runs at each place: an element of a list is a few choices, anywhere.
      int step = Math.max(1, length / 8);
      for (int start = 0; start + length <= choices.size(); start += step) {
        List<Long> shorter = new ArrayList<>(choices.subList(0, start));
        shorter.addAll(choices.subList(start + length, choices.size()));
        candidates.add(shorter);
      }
    }
    for (int i = 0; i < choices.size(); i++) {
      for (long value : new long[] {0, choices.get(i) / 2, choices.get(i) - 1}) {
        if (value >= 0 && value < choices.get(i)) {
          List<Long> lower = new ArrayList<>(choices);
          lower.set(i, value);
          candidates.add(lower);
        }
      }
    }
    return candidates;
  }

  private static boolean isSmaller(List<Long> one, List<Long> other) {
    if (one.size() != other.size()) {
      return one.size() < other.size();
    }
    for (int i = 0; i < one.size(); i++) {
      int order = Long.compare(one.get(i), other.get(i));
      if (order != 0) {
        return order < 0;
      }
    }
    return false;
  }

  private static String show(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case String text -> '"' + text + '"';
      case byte[] bytes -> Arrays.toString(bytes);
      default -> value.toString();
    };
  }
}
