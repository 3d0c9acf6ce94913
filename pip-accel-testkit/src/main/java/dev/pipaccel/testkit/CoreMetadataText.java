package dev.pipaccel.testkit;

import java.util.ArrayList;
import java.util.List;

/// The text of a METADATA or PKG-INFO file.
final class CoreMetadataText {
  private final List<String> lines = new ArrayList<>();
  private final String name;
  private final String version;
  private String metadataVersion = "2.2";

  CoreMetadataText(String name, String version) {
    this.name = name;
    this.version = version;
  }

  void metadataVersion(String value) {
    metadataVersion = value;
  }

  void field(String field, String value) {
    lines.add(field + ": " + value);
  }

  void requires(String... requirements) {
    for (String requirement : requirements) {
      field("Requires-Dist", requirement);
    }
  }

  void extra(String extra, String... requirements) {
    field("Provides-Extra", extra);
    for (String requirement : requirements) {
      field("Requires-Dist", withExtra(requirement, extra));
    }
  }

  String text() {
    String head = "Metadata-Version: " + metadataVersion + "\nName: " + name;
    StringBuilder text = new StringBuilder(head + "\nVersion: " + version + "\n");
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private static String withExtra(String requirement, String extra) {
    String condition = "extra == \"" + extra + "\"";
    int semicolon = requirement.indexOf(';');
    if (semicolon < 0) {
      return requirement + " ; " + condition;
    }
    String marker = requirement.substring(semicolon + 1).strip();
    return requirement.substring(0, semicolon).strip() + " ; (" + marker + ") and " + condition;
  }
}
