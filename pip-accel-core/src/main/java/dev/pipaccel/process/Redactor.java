package dev.pipaccel.process;

import java.util.Comparator;
import java.util.List;

/// Hides credentials in text: the user information of every URL as pip shows it
/// (`https://user:****@host`, `https://****@host`), and the given secrets wherever they stand.
///
/// @param secrets texts to hide, longest first
public record Redactor(List<String> secrets) {
  private static final String HIDDEN = "****";
  private static final int SHORTEST_SECRET = 4;

  /// Drops secrets so short that hiding them would spoil any text.
  public Redactor {
    secrets =
        secrets.stream()
            .filter(secret -> secret.length() >= SHORTEST_SECRET)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /// Returns a redactor that knows no secrets but sees those in URLs.
  public static Redactor urlsOnly() {
    return new Redactor(List.of());
  }

  /// Returns the text with its credentials hidden.
  public String redact(String text) {
    String result = text;
    for (String secret : secrets) {
      result = result.replace(secret, HIDDEN);
    }
    return result.contains("://") ? redactUrls(result) : result;
  }

  private static String redactUrls(String text) {
    StringBuilder result = new StringBuilder(text.length());
    int copied = 0;
    int scheme = text.indexOf("://");
    while (scheme >= 0) {
      int start = scheme + 3;
      int at = userInformationEnd(text, start);
      if (at >= 0) {
        int colon = text.indexOf(':', start);
        int shown = colon >= 0 && colon < at ? colon + 1 : start;
        result.append(text, copied, shown).append(HIDDEN);
        copied = at;
      }
      scheme = text.indexOf("://", Math.max(start, copied));
    }
    return result.append(text, copied, text.length()).toString();
  }

  /// Finds the last `@` of the authority that begins at `start`; -1 where there is none.
  private static int userInformationEnd(String text, int start) {
    int at = -1;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '@') {
        at = i;
      } else if (c == '/' || c == '?' || c == '#' || c <= ' ' || c == '"' || c == '\'') {
        break;
      }
    }
    return at > start ? at : -1;
  }
}
