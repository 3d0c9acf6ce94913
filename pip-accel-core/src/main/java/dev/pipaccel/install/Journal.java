package dev.pipaccel.install;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a transaction is about to change, in the order in which it does so. Whoever finds the
/// journal of an interrupted run can undo it: a path is as it was as long as what was to be moved
/// away from it, or from a folder above it, has not been moved.
///
/// @param backups the number in the stage's `old` of each path that is moved away
/// @param directories the directories that are made, outer ones first
/// @param files the names of the files that are put in place one by one, by folder
/// @param folders the folders that are put in place whole
/// @param emptied directories that are removed after the commit if they are empty, inner ones first
record Journal(
    Map<Path, Integer> backups,
    List<Path> directories,
    Map<Path, Set<String>> files,
    List<Path> folders,
    List<Path> emptied) {
  private static final String FIRST_LINE = "pip-accel journal 2";
  private static final String LAST_LINE = "end";

  /// Writes the journal as lines of a word and a path, or the name of a file in the folder that was
  /// told last.
  byte[] format() {
    StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
    backups.forEach((path, number) -> line(text, "backup " + number, path));
    directories.forEach(path -> line(text, "directory", path));
    files.forEach((folder, names) -> {
      line(text, "in", folder);
      names.forEach(name -> line(text, "file", name));
    });
    folders.forEach(path -> line(text, "folder", path));
    emptied.forEach(path -> line(text, "emptied", path));
    return text.append(LAST_LINE).append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void line(StringBuilder text, String word, Path path) {
    line(text, word, path.toString());
  }

  private static void line(StringBuilder text, String word, String name) {
    String escaped =
        name.indexOf('\\') < 0 && name.indexOf('\n') < 0
            ? name
            : name.replace("\\", "\\\\").replace("\n", "\\n");
    text.append(word).append(' ').append(escaped).append('\n');
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
            new LinkedHashMap<>(),
            new ArrayList<>(),
            new ArrayList<>());
    Set<String> names = new LinkedHashSet<>();
    for (int i = 1; i < lines.length - 2; i++) {
      names = journal.read(lines[i], names);
    }
    return journal;
  }

  /// Reads a line.
  ///
  /// @param names those of the folder that was told last
  /// @return those of the folder that is told last now
  private Set<String> read(String line, Set<String> names) {
    int space = line.indexOf(' ');
    String word = line.substring(0, space);
    String rest = line.substring(space + 1);
    switch (word) {
      case "backup" -> {
        int end = rest.indexOf(' ');
        backups.put(
            Path.of(text(rest.substring(end + 1))), Integer.valueOf(rest.substring(0, end)));
      }
      case "directory" -> directories.add(Path.of(text(rest)));
      case "in" -> {
        return files.computeIfAbsent(Path.of(text(rest)), key -> new LinkedHashSet<>());
      }
      case "file" -> names.add(text(rest));
      case "folder" -> folders.add(Path.of(text(rest)));
      case "emptied" -> emptied.add(Path.of(text(rest)));
      default -> throw new IllegalArgumentException("unknown line in a journal: " + line);
    }
    return names;
  }

  private static String text(String escaped) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c == '\\' && i + 1 < escaped.length()) {
        i++;
        c = escaped.charAt(i) == 'n' ? '\n' : escaped.charAt(i);
      }
      text.append(c);
    }
    return text.toString();
  }
}
