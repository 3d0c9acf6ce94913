package dev.pipaccel.build;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A version of symbols that tells how new a system library must be, such as `GLIBC_2.34`.
record SymbolVersion(String namespace, String version) implements Comparable<SymbolVersion> {
  private static final Set<String> NAMESPACES = Set.of("GLIBC", "GLIBCXX", "CXXABI", "GCC");

  /// A marker without number, which glibc has since 2.36.
  private static final String RELATIVE_RELOCATIONS = "GLIBC_ABI_DT_RELR";

  /// Reads a version; empty if it belongs to another library or has no number.
  static Optional<SymbolVersion> parse(String text) {
    if (text.equals(RELATIVE_RELOCATIONS)) {
      return Optional.of(new SymbolVersion("GLIBC", "2.36"));
    }
    int mark = text.indexOf('_');
    boolean known = mark > 0 && NAMESPACES.contains(text.substring(0, mark));
    return known && isNumber(text.substring(mark + 1))
        ? Optional.of(new SymbolVersion(text.substring(0, mark), text.substring(mark + 1)))
        : Optional.empty();
  }

  /// Compares the numbers; namespaces must be the same.
  @Override
  public int compareTo(SymbolVersion other) {
    List<Integer> mine = parts(version);
    List<Integer> theirs = parts(other.version);
    for (int i = 0; i < Math.min(mine.size(), theirs.size()); i++) {
      int byPart = Comparator.<Integer>naturalOrder().compare(mine.get(i), theirs.get(i));
      if (byPart != 0) {
        return byPart;
      }
    }
    return Integer.compare(mine.size(), theirs.size());
  }

  private static List<Integer> parts(String version) {
    return List.of(version.split("\\.", -1)).stream().map(Integer::valueOf).toList();
  }

  private static boolean isNumber(String text) {
    return text.matches("\\d{1,6}(\\.\\d{1,6})*");
  }

  @Override
  public String toString() {
    return namespace + "_" + version;
  }
}
