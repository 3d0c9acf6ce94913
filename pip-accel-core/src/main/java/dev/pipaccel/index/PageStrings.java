package dev.pipaccel.index;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.version.SpecifierSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// What the files of a kept page share: how their URLs begin, and their `Requires-Python`, parsed
/// when the first file with it is read. Safe for use by several threads.
final class PageStrings {
  private final String prefix;
  private final String[] pythons;
  private final AtomicReferenceArray<Optional<SpecifierSet>> specifiers;

  private PageStrings(String prefix, String[] pythons) {
    this.prefix = prefix;
    this.pythons = pythons;
    this.specifiers = new AtomicReferenceArray<>(pythons.length);
  }

  static PageStrings read(CompactReader in) {
    String prefix = in.text();
    var pythons = new String[in.index()];
    for (int i = 0; i < pythons.length; i++) {
      pythons[i] = in.text();
    }
    return new PageStrings(prefix, pythons);
  }

  /// Returns how all URLs begin.
  String prefix() {
    return prefix;
  }

  Optional<SpecifierSet> python(int number) {
    Optional<SpecifierSet> known = specifiers.get(number);
    if (known == null) {
      known = parse(pythons[number]);
      specifiers.set(number, known);
    }
    return known;
  }

  private static Optional<SpecifierSet> parse(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(SpecifierSet.parse(text));
    } catch (SyntaxException e) {
      throw new IllegalArgumentException("not what was written: " + text, e);
    }
  }

  /// Numbers the strings of a page that is written.
  static final class Writer {
    private final String prefix;
    private final Map<String, Integer> pythons = new LinkedHashMap<>();

    Writer(List<ProjectFile> files) {
      String shared = files.isEmpty() ? "" : files.getFirst().link().url();
      for (ProjectFile file : files) {
        shared = shared.substring(0, CompactWriter.sharedPrefix(shared, file.link().url()));
      }
      int fragment = shared.indexOf('#');
      this.prefix =
          shared.substring(
              0, shared.lastIndexOf('/', fragment < 0 ? shared.length() : fragment) + 1);
    }

    String prefix() {
      return prefix;
    }

    int python(Optional<SpecifierSet> specifiers) {
      return pythons.computeIfAbsent(
          specifiers.map(SpecifierSet::toString).orElse(""), _ -> pythons.size());
    }

    void write(CompactWriter out) {
      out.text(prefix);
      out.number(pythons.size());
      pythons.keySet().forEach(out::text);
    }
  }
}
