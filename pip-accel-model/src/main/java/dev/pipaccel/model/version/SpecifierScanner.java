package dev.pipaccel.model.version;

import dev.pipaccel.model.SyntaxException;

/// Reads one version specifier from a part of a text.
final class SpecifierScanner {
  private static final String KIND = "version specifier";

  private final String source;
  private final int start;
  private final int end;

  SpecifierScanner(String source, int start, int end) {
    this.source = source;
    this.start = start;
    this.end = end;
  }

  /// Reads the specifier that fills the part, but for white space around it.
  Specifier specifier() throws SyntaxException {
    int first = skipWhitespace(start);
    int last = end;
    while (last > first && Ascii.isPythonWhitespace(source.charAt(last - 1))) {
      last--;
    }
    Operator operator = Operator.at(source, first);
    if (operator == null || first == last) {
      throw error(
          first,
          source.startsWith("=", first)
              ? "'=' is no operator here; '==' asks for one version"
              : "one of the operators ~=, ==, !=, <=, >=, <, > and === is expected");
    }
    int versionStart = skipWhitespace(first + operator.symbol().length());
    String text = source.substring(Math.min(versionStart, last), last);
    if (operator == Operator.ARBITRARY) {
      return arbitrary(text, versionStart);
    }
    VersionScanner scanner = new VersionScanner(text, 0);
    if (!scanner.scanPublic()) {
      throw error(
          versionStart + scanner.position(), "a version is expected after " + operator.symbol());
    }
    boolean wildcard = skipSpecialEnding(operator, scanner, text);
    int position = scanner.position();
    if (wildcard) {
      position += 2;
    }
    if (position < text.length()) {
      throw error(versionStart + position, misplaced(operator, text, position));
    }
    if (operator == Operator.COMPATIBLE && scanner.releaseSegments() < 2) {
      throw error(versionStart, "~= needs a version of at least two numbers, such as ~=1.2");
    }
    Version version =
        wildcard ? Version.of(text.substring(0, text.length() - 2)) : scanner.version();
    return new Specifier(operator, text, wildcard, version);
  }

  private Specifier arbitrary(String text, int versionStart) throws SyntaxException {
    for (int i = 0; i < text.length(); i++) {
      if (endsArbitrary(text.charAt(i))) {
        throw error(versionStart + i, "no white space, ';' or ')' is possible after ===");
      }
    }
    return new Specifier(Operator.ARBITRARY, text, false, Version.parseOrNull(text));
  }

  /// Returns where the specifier ends that begins the part, or -1.
  int findEnd() {
    Operator operator = Operator.at(source, start);
    if (operator == null) {
      return -1;
    }
    int position = skipWhitespace(start + operator.symbol().length());
    if (operator == Operator.ARBITRARY) {
      while (position < end && !endsArbitrary(source.charAt(position))) {
        position++;
      }
      return position;
    }
    VersionScanner scanner = new VersionScanner(source, position);
    if (!scanner.scanPublic() || operator == Operator.COMPATIBLE && scanner.releaseSegments() < 2) {
      return -1;
    }
    boolean wildcard = skipSpecialEnding(operator, scanner, source);
    return scanner.position() + (wildcard ? 2 : 0);
  }

  /// Skips what only `==` and `!=` may have: a local version label; tells whether `.*` follows,
  /// which is possible only after a plain release.
  private static boolean skipSpecialEnding(Operator operator, VersionScanner scanner, String text) {
    if (operator != Operator.EQUAL && operator != Operator.NOT_EQUAL) {
      return false;
    }
    if (scanner.isPlainRelease() && text.startsWith(".*", scanner.position())) {
      return true;
    }
    scanner.scanLocal();
    return false;
  }

  private static String misplaced(Operator operator, String text, int position) {
    boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
    if (text.startsWith(".*", position)) {
      return equality
          ? ".* is possible only after a release such as 1.2, without any suffix"
          : ".* is possible only with == and !=";
    }
    if (text.charAt(position) == '+' && !equality) {
      return "a local version label is possible only with == and !=";
    }
    String symbol = Character.toString(text.codePointAt(position));
    return "'" + symbol + "' is not possible after " + operator + text.substring(0, position);
  }

  private static boolean endsArbitrary(char c) {
    return c == ';' || c == ')' || Ascii.isPythonWhitespace(c);
  }

  private int skipWhitespace(int from) {
    int position = from;
    while (position < end && Ascii.isPythonWhitespace(source.charAt(position))) {
      position++;
    }
    return position;
  }

  private SyntaxException error(int offset, String message) {
    return new SyntaxException(KIND, source, offset, message);
  }
}
