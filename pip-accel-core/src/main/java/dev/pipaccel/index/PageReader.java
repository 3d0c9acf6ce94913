package dev.pipaccel.index;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.index.ProjectFile;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;

/// Reads a page by its content type.
final class PageReader {
  /// What is asked for, with pip's preferences.
  static final String ACCEPT =
      "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html; q=0.1,"
          + " text/html; q=0.01";

  private static final String JSON = "application/vnd.pypi.simple.v1+json";
  private static final List<String> HTML =
      List.of("text/html", "application/vnd.pypi.simple.v1+html");

  private PageReader() {}

  /// Tells whether pages of this type can be read.
  static boolean isSupported(String contentType) {
    return isJson(contentType) || isHtml(contentType);
  }

  /// Returns the files that a page names.
  ///
  /// @param url where the page is, without credentials
  /// @throws PageException if the page is malformed
  static List<ProjectFile> read(byte[] content, String contentType, String url)
      throws PageException {
    if (!isJson(contentType)) {
      return HtmlPage.read(new String(content, charset(contentType)), url);
    }
    try {
      return JsonPage.read(new String(content, StandardCharsets.UTF_8), url);
    } catch (SyntaxException e) {
      throw new PageException("it is malformed JSON: " + e.getMessage());
    }
  }

  private static boolean isJson(String contentType) {
    return contentType.toLowerCase(Locale.ROOT).startsWith(JSON);
  }

  private static boolean isHtml(String contentType) {
    String lower = contentType.toLowerCase(Locale.ROOT);
    return HTML.stream().anyMatch(lower::startsWith);
  }

  private static Charset charset(String contentType) {
    for (String parameter : contentType.split(";", -1)) {
      String text = parameter.strip();
      if (text.regionMatches(true, 0, "charset=", 0, 8)) {
        String name = text.substring(8).replace("\"", "").strip();
        try {
          return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
          return StandardCharsets.UTF_8;
        }
      }
    }
    return StandardCharsets.UTF_8;
  }
}
