package dev.pipaccel.model.requirement;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.TextCursor;
import dev.pipaccel.model.marker.Marker;
import dev.pipaccel.model.version.Specifier;
import dev.pipaccel.model.version.SpecifierSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Reads a dependency specifier.
///
/// ```
/// requirement = name extras? ("@" url (blanks ";" marker)? | specifiers (";" marker)?)
/// extras      = "[" (name ("," name)*)? "]"
/// specifiers  = "(" list ")" | list
/// ```
final class RequirementParser {
  private static final String KIND = "requirement";

  private final String source;
  private final TextCursor cursor;

  RequirementParser(String source) {
    this.source = source;
    this.cursor = new TextCursor(KIND, source, 0);
  }

  Requirement parse() throws SyntaxException {
    cursor.skipBlanks();
    String name = identifier("a project name");
    cursor.skipBlanks();
    SortedSet<String> extras = extras();
    cursor.skipBlanks();
    if (cursor.skip('@')) {
      cursor.skipBlanks();
      String url = url();
      return Requirement.of(name, extras, SpecifierSet.any(), Optional.of(url), markerAfterUrl());
    }
    SpecifierSet specifiers = specifiers();
    return Requirement.of(
        name, extras, specifiers, Optional.empty(), markerAfterSpecifiers(specifiers));
  }

  /// Reads a name: letters, digits, `-`, `_` and `.`, from a letter or digit up to the end of a
  /// word, which `_` belongs to.
  private String identifier(String expected) throws SyntaxException {
    int end = findIdentifierEnd();
    if (end < 0) {
      throw cursor.error(
          cursor.isAtEnd()
              ? expected + " is expected"
              : expected + " is expected, which begins with an ASCII letter or digit");
    }
    String identifier = source.substring(cursor.position(), end);
    cursor.moveTo(end);
    return identifier;
  }

  private int findIdentifierEnd() {
    int start = cursor.position();
    if (cursor.isAtEnd()
        || !isAlphanumeric(source.charAt(start))
        || !cursor.isWordBoundary(start)) {
      return -1;
    }
    int end = start + 1;
    while (end < source.length() && isIdentifierPart(source.charAt(end))) {
      end++;
    }
    while (end > start && !cursor.isWordBoundary(end)) {
      end--;
    }
    return end > start ? end : -1;
  }

  private static boolean isIdentifierPart(char c) {
    return isAlphanumeric(c) || c == '-' || c == '_' || c == '.';
  }

  private static boolean isAlphanumeric(char c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private SortedSet<String> extras() throws SyntaxException {
    SortedSet<String> extras = new TreeSet<>();
    int open = cursor.position();
    if (!cursor.skip('[')) {
      return extras;
    }
    cursor.skipBlanks();
    if (findIdentifierEnd() >= 0) {
      extras.add(identifier("the name of an extra"));
      cursor.skipBlanks();
      while (cursor.skip(',')) {
        cursor.skipBlanks();
        extras.add(identifier("the name of an extra"));
        cursor.skipBlanks();
      }
    }
    if (!cursor.skip(']')) {
      throw cursor.isAtEnd()
          ? cursor.errorAt(open, "this bracket is never closed")
          : cursor.error("',' or ']' is expected in the list of extras");
    }
    return extras;
  }

  private String url() throws SyntaxException {
    int start = cursor.position();
    int end = start;
    while (end < source.length() && source.charAt(end) != ' ' && source.charAt(end) != '\t') {
      end++;
    }
    if (end == start) {
      throw cursor.error("a URL is expected after '@'");
    }
    cursor.moveTo(end);
    return source.substring(start, end);
  }

  private Optional<Marker> markerAfterUrl() throws SyntaxException {
    cursor.skipBlanks();
    if (cursor.isAtEnd()) {
      return Optional.empty();
    }
    if (!cursor.skip(';')) {
      throw cursor.error("' ;' and a marker, or the end, is expected after the URL and a blank");
    }
    return Optional.of(marker());
  }

  private Optional<Marker> markerAfterSpecifiers(SpecifierSet specifiers) throws SyntaxException {
    cursor.skipBlanks();
    if (cursor.isAtEnd()) {
      return Optional.empty();
    }
    if (!cursor.skip(';')) {
      throw cursor.error(unexpected(specifiers));
    }
    return Optional.of(marker());
  }

  private String unexpected(SpecifierSet specifiers) {
    return specifiers.isEmpty()
        ? "a version specifier such as >=1.2, '@' and a URL, or ';' and a marker is expected"
        : "',' and a further version specifier, or ';' and a marker is expected";
  }

  private Marker marker() throws SyntaxException {
    try {
      return Marker.parse(source, cursor.position());
    } catch (SyntaxException e) {
      throw cursor.errorAt(e.offset(), e.getMessage());
    }
  }

  private SpecifierSet specifiers() throws SyntaxException {
    int open = cursor.position();
    boolean enclosed = cursor.skip('(');
    cursor.skipBlanks();
    SpecifierSet specifiers = specifierList();
    cursor.skipBlanks();
    if (enclosed && !cursor.skip(')')) {
      throw cursor.isAtEnd()
          ? cursor.errorAt(open, "this parenthesis is never closed")
          : cursor.error("',' or ')' is expected in the list of version specifiers");
    }
    return specifiers;
  }

  private SpecifierSet specifierList() throws SyntaxException {
    int start = cursor.position();
    int end = start;
    int specifierEnd;
    while ((specifierEnd = Specifier.findEnd(source, cursor.position())) >= 0) {
      requireWhole(cursor.position(), specifierEnd);
      cursor.moveTo(specifierEnd);
      end = specifierEnd;
      cursor.skipBlanks();
      if (!cursor.skip(',')) {
        break;
      }
      cursor.skipBlanks();
    }
    if (specifierEnd < 0) {
      requireNoBrokenSpecifier();
    }
    return specifierSet(source.substring(start, end), start);
  }

  /// Explains what `.*` or a local version label behind a specifier means, rather than asking for a
  /// comma.
  private void requireWhole(int start, int end) throws SyntaxException {
    if (source.startsWith(".*", end)) {
      specifierSet(source.substring(start, end + 2), start);
    } else if (end < source.length() && source.charAt(end) == '+') {
      specifierSet(source.substring(start, end + 1), start);
    }
  }

  /// Explains what is wrong with a version that follows an operator, rather than asking for an
  /// operator.
  private void requireNoBrokenSpecifier() throws SyntaxException {
    int start = cursor.position();
    int end = start;
    while (end < source.length() && ",;) \t".indexOf(source.charAt(end)) < 0) {
      end++;
    }
    if (end > start && "<>=!~".indexOf(source.charAt(start)) >= 0) {
      specifierSet(source.substring(start, end), start);
    }
  }

  private SpecifierSet specifierSet(String text, int start) throws SyntaxException {
    try {
      return SpecifierSet.parse(text);
    } catch (SyntaxException e) {
      throw cursor.errorAt(start + e.offset(), e.getMessage());
    }
  }
}
