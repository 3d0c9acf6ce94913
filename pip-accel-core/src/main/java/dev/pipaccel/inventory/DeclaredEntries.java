package dev.pipaccel.inventory;

import dev.pipaccel.environment.InstalledDistribution;
import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.record.RecordEntry;
import dev.pipaccel.model.record.RecordFile;
import dev.pipaccel.model.text.PythonText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The files that a distribution says it installed, relative to its location.
final class DeclaredEntries {
  private static final String UP = "..";

  private DeclaredEntries() {}

  /// Reads RECORD, else `installed-files.txt`; empty where there is neither.
  static Optional<List<String>> of(InstalledDistribution distribution) {
    try {
      Optional<String> record = distribution.read("RECORD");
      if (record.isPresent()) {
        return Optional.of(
            RecordFile.parse(record.get()).stream()
                .map(RecordEntry::path)
                .map(path -> join(parts(path)))
                .sorted()
                .toList());
      }
      return distribution
          .read("installed-files.txt")
          .map(text -> fromLegacy(text, distribution.infoLocation().getFileName().toString()));
    } catch (IOException | SyntaxException unreadable) {
      return Optional.empty();
    }
  }

  private static List<String> fromLegacy(String text, String infoFolder) {
    List<String> files = new ArrayList<>();
    for (String line : PythonText.lines(text)) {
      if (!line.isEmpty()) {
        files.add(fromInfoFolder(parts(line), infoFolder));
      }
    }
    files.sort(null);
    return files;
  }

  /// Makes a path relative to the metadata folder one relative to the folder around it.
  private static String fromInfoFolder(List<String> entry, String infoFolder) {
    List<String> base = new ArrayList<>(List.of(infoFolder));
    int start = 0;
    while (start < entry.size() && entry.get(start).equals(UP)) {
      if (base.isEmpty() || base.getLast().equals(UP)) {
        base.add(UP);
      } else {
        base.removeLast();
      }
      start++;
    }
    if (start < entry.size() && entry.get(start).equals("/")) {
      base.clear();
    }
    base.addAll(entry.subList(start, entry.size()));
    return join(base);
  }

  /// Splits a path as Python's `pathlib` does: empty parts and those that mean "here" do not count.
  private static List<String> parts(String path) {
    List<String> parts = new ArrayList<>();
    if (path.startsWith("/")) {
      parts.add("/");
    }
    for (String part : path.split("/", -1)) {
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return parts;
  }

  private static String join(List<String> parts) {
    if (parts.isEmpty()) {
      return ".";
    }
    return parts.getFirst().equals("/")
        ? "/" + String.join("/", parts.subList(1, parts.size()))
        : String.join("/", parts);
  }
}
