package dev.pipaccel.model;

/// A place in a text that a parser moves forward. Blanks are space and tab; a word is bounded as by
/// the `\b` of Python's regular expressions, which the grammar of PEP 508 is written with. Not for
/// use by several threads.
public final class TextCursor {
  private final String kind;
  private final String source;
  private int position;

  /// @param kind what the text should be, for errors
  /// @param position where to begin, in UTF-16 units from 0
  public TextCursor(String kind, String source, int position) {
    this.kind = kind;
    this.source = source;
    this.position = position;
  }

  /// Returns the whole text.
  public String source() {
    return source;
  }

  /// Returns the place, in UTF-16 units from 0.
  public int position() {
    return position;
  }

  /// Moves to a place.
  public void moveTo(int place) {
    position = place;
  }

  /// Tells whether the text ends here.
  public boolean isAtEnd() {
    return position >= source.length();
  }

  /// Tells whether the given character stands here.
  public boolean isAt(char c) {
    return position < source.length() && source.charAt(position) == c;
  }

  /// Moves behind the given character if it stands here, and tells whether it did.
  public boolean skip(char c) {
    boolean found = isAt(c);
    position += found ? 1 : 0;
    return found;
  }

  /// Moves behind spaces and tabs.
  public void skipBlanks() {
    while (isAt(' ') || isAt('\t')) {
      position++;
    }
  }

  /// Tells whether the given word stands here, not as a part of a longer one.
  public boolean isAtWord(String word) {
    return source.startsWith(word, position)
        && isWordBoundary(position)
        && isWordBoundary(position + word.length());
  }

  /// Moves behind the given word if it stands here, and tells whether it did.
  public boolean skipWord(String word) {
    boolean found = isAtWord(word);
    position += found ? word.length() : 0;
    return found;
  }

  /// Tells whether a word begins or ends at an index.
  public boolean isWordBoundary(int index) {
    boolean before = index > 0 && isWordPart(source.codePointBefore(index));
    boolean after = index < source.length() && isWordPart(source.codePointAt(index));
    return before != after;
  }

  private static boolean isWordPart(int codePoint) {
    if (codePoint == '_' || Character.isLetterOrDigit(codePoint)) {
      return true;
    }
    int type = Character.getType(codePoint);
    return type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
  }

  /// Makes the error that the text cannot be read from here on.
  public SyntaxException error(String message) {
    return errorAt(position, message);
  }

  /// Makes the error that the text cannot be read from an index on.
  public SyntaxException errorAt(int index, String message) {
    return new SyntaxException(kind, source, index, message);
  }
}
