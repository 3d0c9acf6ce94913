package dev.pipaccel.testkit;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/// The texts that a repository serves.
final class Pages {
  static final String HTML = "text/html; charset=utf-8";
  static final String JSON = "application/vnd.pypi.simple.v1+json";

  private Pages() {}

  static String projectsHtml(Repository repository) {
    StringBuilder text = new StringBuilder(head("Simple index"));
    for (String project : repository.projects()) {
      text.append("<a href=\"/%s/%s/\">%s</a>\n".formatted(repository.name(), project, project));
    }
    return text.append("</body></html>\n").toString();
  }

  static String projectsJson(Repository repository) {
    StringJoiner names = new StringJoiner(",", "[", "]");
    repository.projects().forEach(project -> names.add("{\"name\":" + quoted(project) + "}"));
    return "{\"meta\":{\"api-version\":\"1.1\"},\"projects\":" + names + "}";
  }

  static String filesHtml(Repository repository, String project, List<Publication> files) {
    StringBuilder text = new StringBuilder(head("Links for " + project));
    for (Publication file : files) {
      String hash = file.hasHash() ? "#sha256=" + file.sha256() : "";
      text.append("<a href=\"").append(repository.filePath(file)).append(hash).append('"');
      file.pythons().ifPresent(value -> attribute(text, "data-requires-python", value));
      file.yankedReason().ifPresent(value -> attribute(text, "data-yanked", value));
      if (repository.offersCoreMetadata()) {
        file.metadataFile()
            .ifPresent(bytes -> {
              String value = "sha256=" + Digests.sha256Hex(bytes);
              attribute(text, "data-dist-info-metadata", value);
              attribute(text, "data-core-metadata", value);
            });
      }
      text.append('>').append(escaped(file.fileName())).append("</a><br/>\n");
    }
    return text.append("</body></html>\n").toString();
  }

  static String filesJson(Repository repository, String project, List<Publication> files) {
    StringJoiner list = new StringJoiner(",", "[", "]");
    for (Publication file : files) {
      StringJoiner fields = new StringJoiner(",", "{", "}");
      fields.add("\"filename\":" + quoted(file.fileName()));
      fields.add("\"url\":" + quoted(repository.filePath(file)));
      String hashes = file.hasHash() ? "\"sha256\":" + quoted(file.sha256()) : "";
      fields.add("\"hashes\":{" + hashes + "}");
      fields.add("\"size\":" + file.size());
      fields.add("\"upload-time\":" + quoted(file.uploaded()));
      file.pythons().ifPresent(value -> fields.add("\"requires-python\":" + quoted(value)));
      String reason = file.yankedReason().map(Pages::quoted).orElse("false");
      fields.add("\"yanked\":" + (reason.equals("\"\"") ? "true" : reason));
      if (repository.offersCoreMetadata()) {
        file.metadataFile()
            .ifPresent(bytes -> {
              String value = "{\"sha256\":" + quoted(Digests.sha256Hex(bytes)) + "}";
              fields.add("\"core-metadata\":" + value);
            });
      }
      list.add(fields.toString());
    }
    return "{\"meta\":{\"api-version\":\"1.1\"},\"name\":"
        + quoted(project)
        + ",\"files\":"
        + list
        + "}";
  }

  private static String head(String title) {
    return "<!DOCTYPE html>\n<html><head><meta name=\"pypi:repository-version\" content=\"1.1\">"
        + "<title>"
        + escaped(title)
        + "</title></head><body>\n";
  }

  private static void attribute(StringBuilder text, String name, String value) {
    text.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append("\\u%04x".formatted((int) c).toLowerCase(Locale.ROOT));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
