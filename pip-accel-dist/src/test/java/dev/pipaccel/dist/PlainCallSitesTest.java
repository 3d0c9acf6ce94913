package dev.pipaccel.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Classes whose call sites are written out do what they did.
class PlainCallSitesTest {
  private final WrittenOut written = new WrittenOut();

  @Test
  void onlyTextsAreLeftToTheStart() {
    assertThat(written.callSites(Every.class)).containsExactly("toString");
    assertThat(written.callSites(Describe.class)).containsExactly("makeConcatWithConstants");
  }

  @Test
  void aClassWithoutSuchCallSitesStaysAsItIs() {
    byte[] content = WrittenOut.content(TimeUnit.class.getName());

    assertThat(PlainCallSites.writeOut(content, ClassHierarchyResolver.defaultResolver()))
        .isSameAs(content);
  }

  @Test
  void recordsAreEqualByEachComponent() throws Exception {
    Function<Integer, List<Object>> made = written.make(Variants.class);
    Function<Integer, List<Object>> other = written.make(Variants.class);
    List<Object> variants = made.apply(0);
    List<Object> again = other.apply(0);

    assertThat(Set.copyOf(variants)).hasSameSizeAs(variants);
    for (int i = 0; i < variants.size(); i++) {
      Object variant = variants.get(i);
      assertThat(again.get(i)).isEqualTo(variant).hasSameHashCodeAs(variant).isNotSameAs(variant);
      assertThat(variant).isEqualTo(variant).isNotEqualTo(null).isNotEqualTo("else");
    }
  }

  @Test
  void hashesAreThoseOfTheVirtualMachine() throws Exception {
    Function<Integer, List<Object>> made = written.make(Variants.class);

    assertThat(hashes(made.apply(0))).isEqualTo(hashes(new Variants().apply(0)));
  }

  @Test
  void switchesChooseTheFirstLabelThatFits() throws Exception {
    Function<Object, String> describe = written.make(Describe.class);
    List<Object> values =
        List.of("", "long enough", 7, 2.5, new ArrayList<>(List.of(1)), TimeUnit.DAYS, 'c');

    assertThat(values.stream().map(describe).toList())
        .isEqualTo(values.stream().map(new Describe()).toList())
        .containsExactly("empty", "text", "number 7", "number 2.5", "list", "days", "else");
  }

  @Test
  void switchesTellNullFromAllLabels() throws Exception {
    Function<Object, String> describe = written.make(Describe.class);
    Function<Object, String> strict = written.make(Strict.class);

    assertThat(describe.apply(null)).isEqualTo("nothing");
    assertThatThrownBy(() -> strict.apply(null)).isInstanceOf(NullPointerException.class);
  }

  private static List<Integer> hashes(List<Object> values) {
    return values.stream().map(Object::hashCode).toList();
  }

  record Every(
      boolean yes,
      byte small,
      short low,
      char letter,
      int number,
      long large,
      float rough,
      double fine,
      String text) {}

  record None() {}

  /// Makes records of which any two differ, in one component most of them.
  static final class Variants implements Function<Integer, List<Object>> {
    @Override
    public List<Object> apply(Integer ignored) {
      return List.of(
          new None(),
          new Every(false, (byte) 0, (short) 0, 'a', 0, 0, 0, 0, null),
          new Every(true, (byte) 0, (short) 0, 'a', 0, 0, 0, 0, null),
          new Every(false, (byte) 1, (short) 0, 'a', 0, 0, 0, 0, null),
          new Every(false, (byte) 0, (short) 1, 'a', 0, 0, 0, 0, null),
          new Every(false, (byte) 0, (short) 0, 'b', 0, 0, 0, 0, null),
          new Every(false, (byte) 0, (short) 0, 'a', 1, 0, 0, 0, null),
          new Every(false, (byte) 0, (short) 0, 'a', 0, 1L << 40, 0, 0, null),
          new Every(false, (byte) 0, (short) 0, 'a', 0, 0, -0.0f, 0, null),
          new Every(false, (byte) 0, (short) 0, 'a', 0, 0, Float.NaN, 0, null),
          new Every(false, (byte) 0, (short) 0, 'a', 0, 0, 0, -0.0, null),
          new Every(false, (byte) 0, (short) 0, 'a', 0, 0, 0, Double.NaN, null),
          new Every(false, (byte) 0, (short) 0, 'a', 0, 0, 0, 0, new String("text")));
    }
  }

  static final class Describe implements Function<Object, String> {
    @Override
    public String apply(Object value) {
      return switch (value) {
        case null -> "nothing";
        case String text when text.isEmpty() -> "empty";
        case String _ -> "text";
        case Number number -> "number " + number;
        case List<?> _ -> "list";
        case TimeUnit unit -> unit == TimeUnit.DAYS ? "days" : "unit";
        default -> "else";
      };
    }
  }

  static final class Strict implements Function<Object, String> {
    @Override
    public String apply(Object value) {
      return switch (value) {
        case String _ -> "text";
        default -> "else";
      };
    }
  }

  /// Loads this test's classes with their call sites written out.
  private static final class WrittenOut extends ClassLoader {
    private static final String PREFIX = PlainCallSitesTest.class.getName() + "$";

    WrittenOut() {
      super(PlainCallSitesTest.class.getClassLoader());
    }

    /// Makes an object of the changed class, by its constructor without parameters.
    @SuppressWarnings("unchecked")
    <T> T make(Class<? extends T> original) throws ReflectiveOperationException {
      var constructor = loadClass(original.getName()).getDeclaredConstructor();
      constructor.setAccessible(true);
      return (T) constructor.newInstance();
    }

    /// Returns the names of the dynamic call sites that a changed class has.
    Set<String> callSites(Class<?> original) {
      return ClassFile.of().parse(changed(original.getName())).methods().stream()
          .flatMap(method -> method.code().stream())
          .flatMap(code -> code.elementStream())
          .filter(InvokeDynamicInstruction.class::isInstance)
          .map(call -> ((InvokeDynamicInstruction) call).name().stringValue())
          .collect(Collectors.toSet());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(PREFIX)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        if (known != null) {
          return known;
        }
        byte[] content = changed(name);
        return defineClass(name, content, 0, content.length);
      }
    }

    private static byte[] changed(String name) {
      return PlainCallSites.writeOut(
          content(name),
          ClassHierarchyResolver.ofResourceParsing(WrittenOut.class.getClassLoader()));
    }

    static byte[] content(String name) {
      String resource = "/" + name.replace('.', '/') + ".class";
      try (InputStream stream = PlainCallSitesTest.class.getResourceAsStream(resource)) {
        return stream.readAllBytes();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
