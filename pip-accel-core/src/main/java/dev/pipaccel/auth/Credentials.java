package dev.pipaccel.auth;

import dev.pipaccel.model.text.PercentEncoding;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// A user name and a password, either possibly empty. `toString` shows neither.
public record Credentials(String user, String password) {

  /// Reads `user:password` as it stands in a URL, percent-encoded.
  static Credentials ofUserInfo(String userInfo) {
    int colon = userInfo.indexOf(':');
    String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
    String password = colon < 0 ? "" : userInfo.substring(colon + 1);
    return new Credentials(PercentEncoding.decode(user), PercentEncoding.decode(password));
  }

  /// Returns the value of an `Authorization` field (RFC 7617): in Latin-1, as pip sends it, where
  /// that can hold it, else in UTF-8.
  public String authorization() {
    String pair = user + ":" + password;
    Charset latin = StandardCharsets.ISO_8859_1;
    Charset charset = latin.newEncoder().canEncode(pair) ? latin : StandardCharsets.UTF_8;
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(charset));
  }

  @Override
  public String toString() {
    return "****";
  }
}
