package dev.pipaccel.share;

import dev.pipaccel.http.Response;
import dev.pipaccel.http.TransportException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// XML of which the names of elements count and their name spaces do not: object stores and WebDAV
/// each use one. What it yields is checked by who uses it.
record XmlAnswer(Element root) {
  private static final int LIMIT = 64 * 1024 * 1024;

  /// Reads the whole body of an answer.
  static XmlAnswer of(Response response) throws BackendException {
    try {
      return of(new String(response.readAll(LIMIT), StandardCharsets.UTF_8));
    } catch (TransportException e) {
      throw HttpAnswers.failure(e);
    }
  }

  static XmlAnswer of(String xml) {
    return new XmlAnswer(Jsoup.parse(xml, Parser.xmlParser()));
  }

  /// Returns every element of a name.
  List<XmlAnswer> all(String name) {
    return root.getAllElements().stream()
        .filter(element -> localName(element).equals(name.toLowerCase(Locale.ROOT)))
        .map(XmlAnswer::new)
        .toList();
  }

  /// Returns the text of the first element of a name, if there is any text.
  Optional<String> text(String name) {
    return all(name).stream()
        .findFirst()
        .map(found -> found.root().text())
        .filter(text -> !text.isEmpty());
  }

  private static String localName(Element element) {
    String name = element.normalName();
    return name.substring(name.indexOf(':') + 1);
  }
}
