package dev.pipaccel.model.tag;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.text.PythonText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A compatibility tag (PEP 425), each part in lower case, which is the caller's to see to: an
/// interpreter has more than a thousand, of few different parts.
public record Tag(String interpreter, String abi, String platform) {
  /// Parses a compressed tag set such as `py2.py3-none-any` in any case: every combination of the
  /// dot-separated values of the three parts.
  ///
  /// @throws SyntaxException if there are not three parts, if a value is empty, or if an
  ///   interpreter is no identifier
  public static Set<Tag> parse(String text) throws SyntaxException {
    List<List<String>> parts = new ArrayList<>(3);
    int start = 0;
    for (int end = text.indexOf('-'); end >= 0; end = text.indexOf('-', start)) {
      parts.add(values(text, start, end));
      start = end + 1;
    }
    parts.add(values(text, start, text.length()));
    if (parts.size() != 3) {
      throw new SyntaxException("tag", text, 0, "A tag has three parts, joined by dashes");
    }
    for (String interpreter : parts.get(0)) {
      if (!PythonText.isIdentifier(interpreter)) {
        throw new SyntaxException("tag", text, 0, "Invalid interpreter '" + interpreter + "'");
      }
    }
    if (parts.stream().allMatch(values -> values.size() == 1)) {
      return Set.of(
          new Tag(parts.get(0).getFirst(), parts.get(1).getFirst(), parts.get(2).getFirst()));
    }
    Set<Tag> tags = new LinkedHashSet<>();
    for (String interpreter : parts.get(0)) {
      for (String abi : parts.get(1)) {
        for (String platform : parts.get(2)) {
          tags.add(new Tag(interpreter, abi, platform));
        }
      }
    }
    return tags;
  }

  private static List<String> values(String text, int start, int end) throws SyntaxException {
    List<String> values = new ArrayList<>(2);
    int from = start;
    for (int i = start; i <= end; i++) {
      if (i == end || text.charAt(i) == '.') {
        if (i == from) {
          throw new SyntaxException("tag", text, i, "A part of the tag is empty");
        }
        values.add(text.substring(from, i).toLowerCase(Locale.ROOT));
        from = i + 1;
      }
    }
    return values;
  }

  /// Of the parts' own, which are remembered: parts are shared between tags.
  @Override
  public int hashCode() {
    return 31 * (31 * interpreter.hashCode() + abi.hashCode()) + platform.hashCode();
  }

  @Override
  public String toString() {
    return interpreter + "-" + abi + "-" + platform;
  }
}
