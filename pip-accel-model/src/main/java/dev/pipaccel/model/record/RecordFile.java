package dev.pipaccel.model.record;

import dev.pipaccel.model.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads and writes RECORD files: comma-separated values as Python's `csv` module has them, one
/// line per file (spec "Recording installed projects", "The RECORD file").
public final class RecordFile {
  private RecordFile() {}

  /// Reads a RECORD; empty lines and fields beyond the third are passed over.
  ///
  /// @throws SyntaxException if a quoted field does not end
  public static List<RecordEntry> parse(String text) throws SyntaxException {
    var entries = new ArrayList<RecordEntry>();
    var fields = new ArrayList<String>(3);
    int at = 0;
    while (at < text.length()) {
      fields.clear();
      at = line(text, at, fields);
      if (fields.size() > 1 || !fields.getFirst().isEmpty()) {
        entries.add(entry(fields));
      }
    }
    return entries;
  }

  /// Splits the line at an offset into fields and returns the offset of the next line.
  private static int line(String text, int start, List<String> fields) throws SyntaxException {
    var field = new StringBuilder();
    boolean quoted = false;
    int at = start;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quoted) {
        if (c != '"') {
          field.append(c);
        } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
          field.append(c);
          at++;
        } else {
          quoted = false;
        }
      } else if (c == '"' && field.isEmpty()) {
        quoted = true;
      } else if (c == ',') {
        fields.add(field.toString());
        field.setLength(0);
      } else if (c == '\n' || c == '\r') {
        break;
      } else {
        field.append(c);
      }
    }
    if (quoted) {
      throw new SyntaxException("RECORD", text, start, "a quoted field does not end");
    }
    fields.add(field.toString());
    boolean twoCharacters =
        at + 1 < text.length() && text.charAt(at) == '\r' && text.charAt(at + 1) == '\n';
    return at + (twoCharacters ? 2 : 1);
  }

  private static RecordEntry entry(List<String> fields) {
    Optional<String> hash =
        fields.size() > 1 && !fields.get(1).isEmpty()
            ? Optional.of(fields.get(1))
            : Optional.empty();
    return new RecordEntry(
        fields.getFirst(), hash, fields.size() > 2 ? size(fields.get(2)) : OptionalLong.empty());
  }

  private static OptionalLong size(String text) {
    if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(text));
  }

  /// Writes entries, each line ended by CR and LF as `csv.writer` does.
  public static String format(List<RecordEntry> entries) {
    var text = new StringBuilder(80 * entries.size());
    for (RecordEntry entry : entries) {
      append(text, entry.path());
      text.append(',');
      append(text, entry.hash().orElse(""));
      text.append(',');
      entry.size().ifPresent(text::append);
      text.append("\r\n");
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String field) {
    boolean quote = false;
    for (int i = 0; i < field.length() && !quote; i++) {
      char c = field.charAt(i);
      quote = c == ',' || c == '"' || c == '\n' || c == '\r';
    }
    if (quote) {
      text.append('"').append(field.replace("\"", "\"\"")).append('"');
    } else {
      text.append(field);
    }
  }
}
