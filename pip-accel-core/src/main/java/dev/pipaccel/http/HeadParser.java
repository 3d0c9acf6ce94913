package dev.pipaccel.http;

import java.util.ArrayList;

/// Reads status lines and headers (RFC 9112 sections 4 and 5), strictly and within limits: a server
/// that breaks them is not believed.
final class HeadParser {
  private static final int LINE_LIMIT = 16 * 1024;
  private static final int FIELD_LIMIT = 200;
  private static final int INTERIM_LIMIT = 10;

  private HeadParser() {}

  /// Reads the head of the final answer; interim answers (1xx) before it are passed over.
  static ResponseHead read(HttpInput input) throws TransportException {
    for (int i = 0; i < INTERIM_LIMIT; i++) {
      ResponseHead head = readOne(input);
      if (head.status() == 101) {
        throw input.malformed("it changes the protocol");
      }
      if (head.status() >= 200) {
        return head;
      }
    }
    throw input.malformed("too many interim answers");
  }

  private static ResponseHead readOne(HttpInput input) throws TransportException {
    String line = input.line(LINE_LIMIT);
    boolean known =
        line.length() >= 12
            && line.startsWith("HTTP/1.")
            && (line.charAt(7) == '0' || line.charAt(7) == '1')
            && line.charAt(8) == ' '
            && (line.length() == 12 || line.charAt(12) == ' ');
    if (!known) {
      throw input.malformed("no status line of HTTP/1");
    }
    int status = 0;
    for (int i = 9; i < 12; i++) {
      int digit = line.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw input.malformed("no status code");
      }
      status = status * 10 + digit;
    }
    if (status < 100 || status > 599) {
      throw input.malformed("status " + status);
    }
    String reason = HttpInput.text(line.substring(12).strip());
    return new ResponseHead(line.charAt(7) - '0', status, reason, fields(input));
  }

  /// Reads fields up to the empty line, for a header or a trailer.
  static Headers fields(HttpInput input) throws TransportException {
    var fields = new ArrayList<Headers.Field>();
    while (true) {
      String line = input.line(LINE_LIMIT);
      if (line.isEmpty()) {
        return Headers.copyOf(fields);
      }
      int colon = line.indexOf(':');
      if (colon <= 0 || fields.size() == FIELD_LIMIT) {
        throw input.malformed("a header line without a name, or too many of them");
      }
      String value = HttpInput.text(line.substring(colon + 1)).strip();
      try {
        fields.add(new Headers.Field(line.substring(0, colon), value));
      } catch (IllegalArgumentException e) {
        throw input.malformed("a header field with forbidden characters");
      }
    }
  }
}
