package dev.pipaccel.install;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a transaction is about to change, in the order in which it does so. Whoever finds the
/// journal of an interrupted run can undo it: a path is as it was as long as what was to be moved
/// away from it, or from a folder above it, has not been moved.
///
/// @param backups the number in the stage's `old` of each path that is moved away
/// @param directories the directories that are made, outer ones first
/// @param files the files that are put in place one by one
/// @param folders the folders that are put in place whole
/// @param emptied directories that are removed after the commit if they are empty, inner ones first
record Journal(
    Map<Path, Integer> backups,
    List<Path> directories,
    List<Path> files,
    List<Path> folders,
    List<Path> emptied) {
  private static final String FIRST_LINE = "pip-accel journal 1";
  private static final String LAST_LINE = "end";

  /// Writes the journal as lines of a word and a path.
  byte[] format() {
    StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
    backups.forEach((path, number) -> line(text, "backup " + number, path));
    directories.forEach(path -> line(text, "directory", path));
    files.forEach(path -> line(text, "file", path));
    folders.forEach(path -> line(text, "folder", path));
    emptied.forEach(path -> line(text, "emptied", path));
    return text.append(LAST_LINE).append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void line(StringBuilder text, String word, Path path) {
    String name = path.toString().replace("\\", "\\\\").replace("\n", "\\n");
    text.append(word).append(' ').append(name).append('\n');
  }

  /// Reads a journal.
  ///
  /// @throws IllegalArgumentException if it is not one, or not whole
  static Journal parse(byte[] content) {
    String[] lines = new String(content, StandardCharsets.UTF_8).split("\n", -1);
    if (!lines[0].equals(FIRST_LINE)
        || lines.length < 3
        || !lines[lines.length - 2].equals(LAST_LINE)) {
      throw new IllegalArgumentException("not a whole journal");
    }
    Journal journal =
        new Journal(
            new LinkedHashMap<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    for (int i = 1; i < lines.length - 2; i++) {
      journal.read(lines[i]);
    }
    return journal;
  }

  private void read(String line) {
    int space = line.indexOf(' ');
    String word = line.substring(0, space);
    String rest = line.substring(space + 1);
    switch (word) {
      case "backup" -> {
        int end = rest.indexOf(' ');
        backups.put(path(rest.substring(end + 1)), Integer.valueOf(rest.substring(0, end)));
      }
      case "directory" -> directories.add(path(rest));
      case "file" -> files.add(path(rest));
      case "folder" -> folders.add(path(rest));
      case "emptied" -> emptied.add(path(rest));
      default -> throw new IllegalArgumentException("unknown line in a journal: " + line);
    }
  }

  private static Path path(String text) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        c = text.charAt(i) == 'n' ? '\n' : text.charAt(i);
      }
      name.append(c);
    }
    return Path.of(name.toString());
  }
}
