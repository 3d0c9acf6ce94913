package dev.pipaccel.cli;

/// Makes texts from outside, such as metadata, harmless for a terminal, as pip's console does: the
/// control characters that move it or make it ring are left out, tabs become spaces.
final class PlainText {
  private static final int TAB_WIDTH = 8;

  private PlainText() {}

  static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // Asked first, since it holds for no character of most lines.
      if (c <= '\r' && (c == '\t' || isLeftOut(c))) {
        return converted(text);
      }
    }
    return text;
  }

  private static String converted(String text) {
    StringBuilder plain = new StringBuilder(text.length() + TAB_WIDTH);
    int column = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\t') {
        int width = TAB_WIDTH - column % TAB_WIDTH;
        plain.repeat(' ', width);
        column += width;
      } else if (!isLeftOut(c)) {
        plain.append(c);
        column = c == '\n' ? 0 : Character.isLowSurrogate(c) ? column : column + 1;
      }
    }
    return plain.toString();
  }

  private static boolean isLeftOut(char c) {
    return switch (c) {
      case 0x07, '\b', 0x0b, '\f', '\r' -> true;
      default -> false;
    };
  }
}
