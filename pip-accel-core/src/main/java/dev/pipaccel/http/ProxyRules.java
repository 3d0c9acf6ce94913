package dev.pipaccel.http;

import dev.pipaccel.model.text.PercentEncoding;
import dev.pipaccel.url.Url;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Which proxy serves which URL: `--proxy`, else `http_proxy`, `https_proxy`, `all_proxy` and
/// `no_proxy` in either case, read as pip's HTTP library reads them. An explicit proxy knows no
/// exceptions.
final class ProxyRules {
  private final Optional<String> explicit;
  private final Map<String, String> environment;

  /// Rules of `--proxy` alone, where the empty text means no proxy.
  static ProxyRules of(
      Optional<String> option, boolean ignoreEnvironment, Map<String, String> env) {
    return option.isPresent() || ignoreEnvironment
        ? new ProxyRules(Optional.of(option.orElse("")), Map.of())
        : new ProxyRules(Optional.empty(), env);
  }

  private ProxyRules(Optional<String> explicit, Map<String, String> environment) {
    this.explicit = explicit;
    this.environment = environment;
  }

  Optional<Route.Proxy> proxy(Url url) throws TransportException {
    String text = explicit.orElse("");
    if (explicit.isEmpty()) {
      if (isExempt(url.host(), url.port())) {
        return Optional.empty();
      }
      text = variable(url.scheme() + "_proxy");
      text = text.isEmpty() ? variable("all_proxy") : text;
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(parse(text));
  }

  private static Route.Proxy parse(String text) throws TransportException {
    Url url = Url.parse(text.contains("://") ? text : "http://" + text);
    if (!url.isHttp() || url.host().isEmpty()) {
      throw new TransportException(
          TransportException.Kind.UNUSABLE,
          "the proxy " + url.redacted() + " is neither an http nor an https one",
          null);
    }
    return new Route.Proxy(
        url.withoutUserInfo(),
        url.hasPort() ? url.port() : 80,
        url.userInfo().map(ProxyRules::basic));
  }

  private static String basic(String userInfo) {
    int colon = userInfo.indexOf(':');
    String user = PercentEncoding.decode(colon < 0 ? userInfo : userInfo.substring(0, colon));
    String password = colon < 0 ? "" : PercentEncoding.decode(userInfo.substring(colon + 1));
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private boolean isExempt(String host, int port) {
    String list = variable("no_proxy").replace(" ", "").toLowerCase(Locale.ROOT);
    for (String entry : list.split(",", -1)) {
      if (entry.isEmpty()) {
        continue;
      }
      if (entry.equals("*") || matches(entry, host, port)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(String entry, String host, int port) {
    if (NetworkRange.isIpv4(host)) {
      return NetworkRange.parse(entry)
          .map(range -> range.contains(host))
          .orElse(entry.equals(host));
    }
    return host.endsWith(entry)
        || (host + ":" + port).endsWith(entry)
        || host.equals(entry.startsWith(".") ? entry.substring(1) : entry);
  }

  /// Returns a variable, in lower case before upper case; `HTTP_PROXY` may be a header of a CGI
  /// request and is then not to be trusted.
  private String variable(String lower) {
    String value = environment.get(lower);
    if (value != null) {
      return value;
    }
    if (lower.equals("http_proxy") && environment.containsKey("REQUEST_METHOD")) {
      return "";
    }
    return environment.getOrDefault(lower.toUpperCase(Locale.ROOT), "");
  }
}
