package dev.pipaccel.cli;

import dev.pipaccel.environment.InstalledDistribution;
import dev.pipaccel.inventory.Pins;
import dev.pipaccel.inventory.ShownLocations;
import dev.pipaccel.model.metadata.MetadataMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The list of packages in columns.
final class PackageTable {
  private PackageTable() {}

  /// Returns the lines, headings first.
  ///
  /// @param packages at least one
  static List<String> lines(List<ListedPackage> packages, boolean details, boolean outdated) {
    List<String> names = new ArrayList<>();
    List<List<String>> columns = new ArrayList<>();
    add("Package", texts(packages, each -> each.distribution().displayName()), names, columns);
    add("Version", texts(packages, each -> Pins.rawVersion(each.distribution())), names, columns);
    if (outdated) {
      add("Latest", texts(packages, ListedPackage::newestVersion), names, columns);
      add("Type", texts(packages, ListedPackage::newestType), names, columns);
    }
    addIfAny("Build", texts(packages, each -> build(each.distribution())), names, columns);
    addIfAny(
        "Editable project location",
        texts(packages, ListedPackage::editableLocation),
        names,
        columns);
    if (details) {
      add("Location", texts(packages, each -> place(each)), names, columns);
      add("Installer", texts(packages, each -> each.distribution().installer()), names, columns);
    }
    return lines(names, columns);
  }

  private interface Text {
    String of(ListedPackage each);
  }

  private static List<String> texts(List<ListedPackage> packages, Text text) {
    List<String> texts = new ArrayList<>();
    for (ListedPackage each : packages) {
      texts.add(text.of(each));
    }
    return texts;
  }

  private static String place(ListedPackage each) {
    return ShownLocations.of(each.distribution());
  }

  /// Returns the build number of the wheel that was installed.
  private static String build(InstalledDistribution distribution) {
    try {
      return distribution
          .read("WHEEL")
          .flatMap(wheel -> MetadataMessage.parse(wheel).first("Build"))
          .orElse("");
    } catch (IOException unreadable) {
      return "";
    }
  }

  private static void add(
      String name, List<String> column, List<String> names, List<List<String>> columns) {
    names.add(name);
    columns.add(column);
  }

  private static void addIfAny(
      String name, List<String> column, List<String> names, List<List<String>> columns) {
    if (column.stream().anyMatch(text -> !text.isEmpty())) {
      add(name, column, names, columns);
    }
  }

  /// Returns columns below their names.
  static List<String> lines(List<String> names, List<List<String>> columns) {
    List<Integer> widths = new ArrayList<>();
    List<String> rules = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int width = length(names.get(i));
      for (String text : columns.get(i)) {
        width = Math.max(width, length(text));
      }
      widths.add(width);
      rules.add("-".repeat(width));
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(names, widths));
    lines.add(String.join(" ", rules));
    for (int row = 0; row < columns.getFirst().size(); row++) {
      List<String> cells = new ArrayList<>();
      for (List<String> column : columns) {
        cells.add(column.get(row));
      }
      lines.add(line(cells, widths));
    }
    return lines;
  }

  private static String line(List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(i == 0 ? "" : " ").append(cells.get(i));
      line.repeat(' ', widths.get(i) - length(cells.get(i)));
    }
    return line.toString().stripTrailing();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
