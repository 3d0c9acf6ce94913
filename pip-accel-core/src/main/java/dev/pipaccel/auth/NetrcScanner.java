package dev.pipaccel.auth;

/// Splits the text of a `.netrc` file into words.
final class NetrcScanner {
  private final String text;
  private int position;

  NetrcScanner(String text) {
    this.text = text;
  }

  /// Returns the next word outside comments, empty at the end.
  String next() {
    while (true) {
      skipBlanks();
      if (position == text.length()) {
        return "";
      }
      if (text.charAt(position) != '#') {
        return text.charAt(position) == '"' ? quoted() : plain();
      }
      skipLine();
    }
  }

  /// Passes over the lines of a macro, which ends with an empty line.
  void skipMacro() {
    int end = text.indexOf("\n\n", position);
    position = end < 0 ? text.length() : end + 2;
  }

  private String quoted() {
    var word = new StringBuilder();
    position++;
    while (position < text.length() && text.charAt(position) != '"') {
      word.append(character());
    }
    position = Math.min(position + 1, text.length());
    return word.toString();
  }

  private String plain() {
    var word = new StringBuilder();
    while (position < text.length() && !isBlank(text.charAt(position))) {
      word.append(character());
    }
    return word.toString();
  }

  private char character() {
    if (text.charAt(position) == '\\' && position + 1 < text.length()) {
      position++;
    }
    return text.charAt(position++);
  }

  private void skipBlanks() {
    while (position < text.length() && isBlank(text.charAt(position))) {
      position++;
    }
  }

  private void skipLine() {
    int end = text.indexOf('\n', position);
    position = end < 0 ? text.length() : end;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }
}
