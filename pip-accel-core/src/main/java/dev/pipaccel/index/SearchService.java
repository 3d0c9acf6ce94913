package dev.pipaccel.index;

import dev.pipaccel.error.IndexException;
import dev.pipaccel.http.Request;
import dev.pipaccel.http.Response;
import dev.pipaccel.http.Transport;
import dev.pipaccel.http.TransportException;
import dev.pipaccel.model.index.Link;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// The search method of an index's XML-RPC service.
public final class SearchService {
  private static final int LIMIT = 64 * 1024 * 1024;

  private final Transport transport;
  private final String url;

  /// The service at a URL.
  public SearchService(Transport transport, String url) {
    this.transport = transport;
    this.url = url;
  }

  /// Returns the releases whose name or summary has one of these words, in the index's order.
  ///
  /// @throws IndexException if the service fails, in its own words, or answers in no known form
  public List<FoundRelease> search(List<String> words) throws IndexException {
    String shown = new Link(url).redacted();
    try (Response response = transport.send(Request.xml(url, call(words)))) {
      if (response.status() != 200) {
        throw new IndexException(
            "HTTP error %d while getting %s".formatted(response.status(), shown),
            response.failure(),
            null,
            null);
      }
      String text = new String(response.readAll(LIMIT), StandardCharsets.UTF_8);
      return releases(Jsoup.parse(text, Parser.xmlParser()), shown);
    } catch (TransportException e) {
      throw new IndexException("Could not search " + shown + ": " + e.getMessage(), e);
    }
  }

  private static String call(List<String> words) {
    var values = new StringBuilder();
    for (String word : words) {
      values.append("<value><string>").append(escaped(word)).append("</string></value>");
    }
    String list = "<value><array><data>" + values + "</data></array></value>";
    return """
    <?xml version='1.0'?>
    <methodCall>
    <methodName>search</methodName>
    <params>
    <param><value><struct>
    <member><name>name</name>%s</member>
    <member><name>summary</name>%s</member>
    </struct></value></param>
    <param><value><string>or</string></value></param>
    </params>
    </methodCall>
    """
        .formatted(list, list);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static List<FoundRelease> releases(Document answer, String shown) throws IndexException {
    Optional<Element> fault = descend(answer, "methodResponse", "fault", "value", "struct");
    if (fault.isPresent()) {
      Map<String, String> members = members(fault.get());
      throw new IndexException(
          "XMLRPC request failed [code: " + members.getOrDefault("faultCode", "") + "]",
          members.getOrDefault("faultString", ""),
          null,
          null);
    }
    Element data =
        descend(answer, "methodResponse", "params", "param", "value", "array", "data")
            .orElseThrow(() -> new IndexException("No list of releases from " + shown));
    var found = new ArrayList<FoundRelease>();
    for (Element value : data.children()) {
      Map<String, String> members =
          descend(value, "struct").map(SearchService::members).orElse(Map.of());
      String name = members.get("name");
      String version = members.get("version");
      if (name == null || version == null) {
        throw new IndexException("A release without name or version from " + shown);
      }
      found.add(new FoundRelease(name, members.getOrDefault("summary", ""), version));
    }
    return found;
  }

  private static Map<String, String> members(Element struct) {
    Map<String, String> members = new HashMap<>();
    for (Element member : struct.children()) {
      Optional<Element> name = descend(member, "name");
      Optional<Element> value = descend(member, "value");
      if (name.isPresent() && value.isPresent()) {
        members.put(name.get().wholeText(), text(value.get()));
      }
    }
    return members;
  }

  /// Returns the text of a value, whatever its type; a missing one is empty.
  private static String text(Element value) {
    if (value.childrenSize() == 0) {
      return value.wholeText();
    }
    return value.child(0).tagName().equals("nil") ? "" : value.child(0).wholeText();
  }

  /// Follows the first child of each name.
  private static Optional<Element> descend(Element from, String... names) {
    Optional<Element> at = Optional.of(from);
    for (String name : names) {
      at =
          at.flatMap(parent ->
              parent.children().stream().filter(child -> child.tagName().equals(name)).findFirst());
    }
    return at;
  }
}
