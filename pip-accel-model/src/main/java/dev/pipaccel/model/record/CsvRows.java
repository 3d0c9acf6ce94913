package dev.pipaccel.model.record;

import java.util.ArrayList;
import java.util.List;

/// Splits lines into values as Python's `csv.reader` does when it is not strict: quotes count only
/// at the start of a value, are doubled inside, and may stay open over line ends.
final class CsvRows {
  private final List<String> lines;
  private final StringBuilder value = new StringBuilder();
  private List<String> row = new ArrayList<>();
  private boolean quoted;

  CsvRows(List<String> lines) {
    this.lines = lines;
  }

  /// Returns the rows that have at least one value.
  List<List<String>> read() {
    List<List<String>> rows = new ArrayList<>(lines.size());
    for (String line : lines) {
      if (line.isEmpty() && !quoted) {
        continue;
      }
      if (line.indexOf('"') < 0 && !quoted) {
        rows.add(List.of(line.split(",", -1)));
        continue;
      }
      readQuoting(line);
      if (!quoted) {
        endRow(rows);
      }
    }
    return rows;
  }

  /// Tells whether the last line left a quoted value open.
  boolean isOpen() {
    return quoted;
  }

  private void endRow(List<List<String>> rows) {
    endValue();
    rows.add(row);
    row = new ArrayList<>();
  }

  private void endValue() {
    row.add(value.toString());
    value.setLength(0);
  }

  private void readQuoting(String line) {
    boolean start = !quoted;
    for (int i = 0; i < line.length(); i++) {
      char character = line.charAt(i);
      if (quoted && character == '"') {
        boolean doubled = i + 1 < line.length() && line.charAt(i + 1) == '"';
        if (doubled) {
          value.append('"');
          i++;
        } else {
          quoted = false;
        }
      } else if (quoted) {
        value.append(character);
      } else if (character == ',') {
        endValue();
        start = true;
        continue;
      } else if (character == '"' && start) {
        quoted = true;
      } else {
        value.append(character);
      }
      start = false;
    }
  }
}
