package dev.pipaccel.model.record;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.text.PythonText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads and writes RECORD: comma-separated values in the dialect of Python's `csv` module.
public final class RecordFile {
  /// The order in which pip writes the entries: by the code points of path, hash and size.
  private static final Comparator<RecordEntry> ORDER =
      Comparator.comparing(RecordEntry::path, RecordFile::compareCodePoints)
          .thenComparing(entry -> entry.hash().orElse(""))
          .thenComparing(RecordFile::sizeText);

  private RecordFile() {}

  /// Reads the entries in the order of the file. Lines without any value are passed over, values
  /// after the third ignored, a size that is no number counts as absent: pip copes with all of
  /// that, and uninstalling must.
  ///
  /// @throws SyntaxException if a quoted value does not end
  public static List<RecordEntry> parse(String text) throws SyntaxException {
    List<RecordEntry> entries = new ArrayList<>();
    CsvRows rows = new CsvRows(PythonText.lines(text));
    for (List<String> row : rows.read()) {
      Optional<String> hash = row.size() > 1 ? present(row.get(1)) : Optional.empty();
      OptionalLong size = row.size() > 2 ? parseSize(row.get(2)) : OptionalLong.empty();
      entries.add(new RecordEntry(row.getFirst(), hash, size));
    }
    if (rows.isOpen()) {
      throw new SyntaxException("RECORD", text, text.length(), "a quoted value does not end");
    }
    return entries;
  }

  /// Returns the entries in the order in which pip writes them.
  public static List<RecordEntry> sorted(Collection<RecordEntry> entries) {
    return entries.stream().sorted(ORDER).toList();
  }

  /// Writes the entries in the order given, each with a carriage return and a line feed.
  public static String format(List<RecordEntry> entries) {
    StringBuilder text = new StringBuilder(entries.size() * 128);
    for (RecordEntry entry : entries) {
      append(entry, text);
    }
    return text.toString();
  }

  private static void append(RecordEntry entry, StringBuilder text) {
    appendQuoted(entry.path(), text);
    text.append(',');
    if (entry.hash().isPresent()) {
      appendQuoted(entry.hash().get(), text);
    }
    text.append(',');
    if (entry.size().isPresent()) {
      text.append(entry.size().getAsLong());
    }
    text.append("\r\n");
  }

  private static void appendQuoted(String value, StringBuilder text) {
    if (needsQuotes(value)) {
      text.append('"').append(value.replace("\"", "\"\"")).append('"');
    } else {
      text.append(value);
    }
  }

  private static boolean needsQuotes(String value) {
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      if (character <= ','
          && (character == ',' || character == '"' || character == '\r' || character == '\n')) {
        return true;
      }
    }
    return false;
  }

  private static String sizeText(RecordEntry entry) {
    return entry.size().isPresent() ? Long.toString(entry.size().getAsLong()) : "";
  }

  private static Optional<String> present(String value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  private static OptionalLong parseSize(String value) {
    try {
      return OptionalLong.of(Long.parseLong(value));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /// Orders texts by code points: surrogate pairs come after all other characters.
  private static int compareCodePoints(String first, String second) {
    int length = Math.min(first.length(), second.length());
    for (int i = 0; i < length; i++) {
      char one = first.charAt(i);
      char other = second.charAt(i);
      if (one != other) {
        boolean mixed = Character.isSurrogate(one) != Character.isSurrogate(other);
        return mixed ? (Character.isSurrogate(one) ? 1 : -1) : Character.compare(one, other);
      }
    }
    return Integer.compare(first.length(), second.length());
  }
}
