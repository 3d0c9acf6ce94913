package dev.pipaccel.model.text;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Percent-encoding as Python's `urllib.parse.quote` and `unquote` do it: UTF-8, undecodable bytes
/// become U+FFFD, a `%` that starts no escape stays.
public final class PercentEncoding {
  private PercentEncoding() {}

  /// Decodes the escapes of a text.
  public static String decode(String text) {
    int percent = text.indexOf('%');
    if (percent < 0) {
      return text;
    }
    StringBuilder decoded = new StringBuilder(text.length()).append(text, 0, percent);
    byte[] bytes = new byte[(text.length() - percent) / 3];
    int i = percent;
    while (i < text.length()) {
      int count = 0;
      while (i + 2 < text.length() && text.charAt(i) == '%' && isEscape(text, i)) {
        bytes[count++] = (byte) HexFormat.fromHexDigits(text, i + 1, i + 3);
        i += 3;
      }
      if (count > 0) {
        decoded.append(new String(bytes, 0, count, StandardCharsets.UTF_8));
      } else {
        decoded.append(text.charAt(i++));
      }
    }
    return decoded.toString();
  }

  /// Encodes every character but letters, digits, `_.-~` and the ones given.
  ///
  /// @param safe further ASCII characters that stay
  public static String encode(String text, String safe) {
    int i = 0;
    while (i < text.length() && staysPlain(text.charAt(i), safe)) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    HexFormat hex = HexFormat.of().withUpperCase();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (octet & 0xff);
      if (staysPlain(character, safe)) {
        encoded.append(character);
      } else {
        hex.toHexDigits(encoded.append('%'), octet);
      }
    }
    return encoded.toString();
  }

  private static boolean isEscape(String text, int at) {
    return HexFormat.isHexDigit(text.charAt(at + 1)) && HexFormat.isHexDigit(text.charAt(at + 2));
  }

  private static boolean staysPlain(char character, String safe) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || character == '_'
        || character == '.'
        || character == '-'
        || character == '~'
        || (character < 0x80 && safe.indexOf(character) >= 0);
  }
}
