package dev.pipaccel.testkit.property;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Draws values of one type.
///
/// @param <T> the type
@FunctionalInterface
public interface Gen<T> {
  /// Draws one value by asking for choices.
  T draw(Choices choices);

  /// Draws by this and changes the value.
  default <R> Gen<R> map(Function<? super T, ? extends R> function) {
    return choices -> function.apply(draw(choices));
  }

  /// Draws by this, then by the generator that depends on the value.
  default <R> Gen<R> flatMap(Function<? super T, Gen<R>> function) {
    return choices -> function.apply(draw(choices)).draw(choices);
  }

  /// Always gives `value`.
  static <T> Gen<T> constant(T value) {
    return choices -> value;
  }

  /// Gives numbers from `first` to `last`; the simplest is `first`.
  static Gen<Integer> integers(int first, int last) {
    return choices -> (int) (first + choices.below((long) last - first + 1));
  }

  /// Gives true or false; the simplest is false.
  static Gen<Boolean> booleans() {
    return choices -> choices.below(2) == 1;
  }

  /// Gives one of `values`; the simplest is the first.
  @SafeVarargs
  static <T> Gen<T> elements(T... values) {
    return choices -> values[choices.below(values.length)];
  }

  /// Gives what one of `generators` gives; the simplest is the first.
  @SafeVarargs
  static <T> Gen<T> oneOf(Gen<? extends T>... generators) {
    return choices -> generators[choices.below(generators.length)].draw(choices);
  }

  /// Gives lists of at most `longest` values.
  static <T> Gen<List<T>> lists(Gen<T> elements, int longest) {
    return choices -> {
      List<T> list = new ArrayList<>();
      while (list.size() < longest && choices.goOn(longest)) {
        list.add(elements.draw(choices));
      }
      return List.copyOf(list);
    };
  }

  /// Gives strings of at most `longest` characters of `alphabet`; its first is the simplest.
  static Gen<String> strings(String alphabet, int longest) {
    return choices -> {
      StringBuilder text = new StringBuilder();
      while (text.length() < longest && choices.goOn(longest)) {
        text.append(alphabet.charAt(choices.below(alphabet.length())));
      }
      return text.toString();
    };
  }

  /// Gives arrays of at most `longest` bytes.
  static Gen<byte[]> bytes(int longest) {
    return choices -> {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      while (bytes.size() < longest && choices.goOn(longest)) {
        bytes.write(choices.below(256));
      }
      return bytes.toByteArray();
    };
  }

  /// Joins what two generators give.
  static <A, B, R> Gen<R> both(
      Gen<A> first, Gen<B> second, BiFunction<? super A, ? super B, ? extends R> join) {
    return choices -> {
      A a = first.draw(choices);
      return join.apply(a, second.draw(choices));
    };
  }
}
