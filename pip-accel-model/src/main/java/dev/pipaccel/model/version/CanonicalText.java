package dev.pipaccel.model.version;

/// Writes the canonical text of a version (PEP 440, "Normalization") from spans of the text as it
/// was given.
final class CanonicalText {
  private final String source;
  private final StringBuilder text;

  CanonicalText(String source) {
    this.source = source;
    this.text = new StringBuilder(source.length() + 8);
  }

  int length() {
    return text.length();
  }

  /// Writes an epoch other than 0.
  ///
  /// @param start negative where none was given
  void appendEpoch(int start, int end) {
    if (start >= 0 && Ascii.skipZeros(source, start, end) < end) {
      appendNumber(start, end);
      text.append('!');
    }
  }

  /// Writes the name of a part and its number, which is 0 where none was given.
  void appendNumbered(String name, int start, int end) {
    text.append(name);
    appendNumber(start, end);
  }

  /// Writes a local version label.
  ///
  /// @param start negative where none was given
  void appendLocal(int start, int end) {
    if (start >= 0) {
      text.append('+');
      appendSegments(start, end);
    }
  }

  /// Writes numbers and words with dots between them, whatever separated them.
  void appendSegments(int start, int end) {
    int segment = start;
    for (int i = start; i <= end; i++) {
      if (i == end || Ascii.isSeparator(source.charAt(i))) {
        if (segment > start) {
          text.append('.');
        }
        appendSegment(segment, i);
        segment = i + 1;
      }
    }
  }

  private void appendSegment(int start, int end) {
    if (Ascii.isNumber(source, start, end)) {
      appendNumber(start, end);
      return;
    }
    for (int i = start; i < end; i++) {
      text.append(Ascii.toLowerCase(source.charAt(i)));
    }
  }

  private void appendNumber(int start, int end) {
    int first = Ascii.skipZeros(source, start, end);
    if (first == end) {
      text.append('0');
    } else {
      text.append(source, first, end);
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
