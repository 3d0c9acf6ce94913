package dev.pipaccel.model.metadata;

import java.util.ArrayList;
import java.util.List;

/// Splits a message into header fields and body by the rules of Python's `email.feedparser`. It
/// walks the header once and leaves the body alone; a line includes its end.
final class MessageSplitter {
  private final String text;
  private final MetadataMessage message;
  private int lineStart;
  private int lineEnd;

  /// The last field's name with its colon, and that field's values: fields come in runs.
  private String lastName = ":";

  private List<String> lastValues = new ArrayList<>();

  private MessageSplitter(String text, MetadataMessage message) {
    this.text = text;
    this.message = message;
  }

  /// Adds the fields and the body to a message.
  static MetadataMessage split(String text, MetadataMessage message) {
    return new MessageSplitter(text, message).split();
  }

  private MetadataMessage split() {
    int name = -1;
    int valueEnd = 0;
    int bodyStart = text.length();
    for (lineEnd = 0; nextLine(); ) {
      if (!isHeaderLine()) {
        // An empty line belongs to neither part, any other is the body's first.
        bodyStart = isLineEnd(text.charAt(lineStart)) ? lineEnd : lineStart;
        break;
      }
      char first = text.charAt(lineStart);
      if (first == ' ' || first == '\t') {
        valueEnd = lineEnd;
        continue;
      }
      addField(name, valueEnd);
      name = -1;
      if (text.startsWith("From ", lineStart)) {
        // The envelope line of a mailbox; as the last line before the body it is the body's first.
        if (lineStart > 0 && endsHeader()) {
          bodyStart = lineStart;
          break;
        }
      } else if (first != ':') {
        name = lineStart;
        valueEnd = lineEnd;
      }
    }
    addField(name, valueEnd);
    message.setBody(text.substring(bodyStart));
    return message;
  }

  private boolean nextLine() {
    lineStart = lineEnd;
    if (lineStart == text.length()) {
      return false;
    }
    int feed = text.indexOf('\n', lineStart);
    int end = feed < 0 ? text.length() : feed + 1;
    int carriageReturn = text.indexOf('\r', lineStart, end);
    boolean alone = carriageReturn >= 0 && carriageReturn + 1 != feed;
    lineEnd = alone ? carriageReturn + 1 : end;
    return true;
  }

  /// Tells whether the line continues or begins a field: white space, or printable characters up to
  /// a colon.
  private boolean isHeaderLine() {
    char first = text.charAt(lineStart);
    if (first == ' '
        || first == '\t'
        || text.startsWith(lastName, lineStart)
        || text.startsWith("From ", lineStart)) {
      return true;
    }
    int i = lineStart;
    while (i < lineEnd && text.charAt(i) != ':') {
      if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
        return false;
      }
      i++;
    }
    return i < lineEnd;
  }

  /// Tells whether the header ends after the current line.
  private boolean endsHeader() {
    int start = lineStart;
    int end = lineEnd;
    boolean ends = !nextLine() || !isHeaderLine();
    lineStart = start;
    lineEnd = end;
    return ends;
  }

  /// Adds the field whose name begins at `name`; a negative number means none.
  private void addField(int name, int valueEnd) {
    if (name < 0) {
      return;
    }
    if (!text.startsWith(lastName, name)) {
      int colon = text.indexOf(':', name);
      lastName = text.substring(name, colon + 1);
      lastValues = message.values(text.substring(name, colon));
    }
    int start = name + lastName.length();
    // Only the first line's white space goes, even if nothing else is on that line.
    while (start < valueEnd && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
      start++;
    }
    int end = valueEnd;
    while (end > start && isLineEnd(text.charAt(end - 1))) {
      end--;
    }
    lastValues.add(text.substring(start, end));
  }

  private static boolean isLineEnd(char character) {
    return character == '\n' || character == '\r';
  }
}
