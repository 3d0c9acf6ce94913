package dev.pipaccel.archive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Decodes the names of zip entries as CPython does: UTF-8 where the flag says so, else code page
/// 437. Both are one to one, so that equal names mean equal bytes.
final class EntryNames {
  /// Code page 437 from 0x80 on; the JDK has it only in a module that we do not ship.
  private static final String UPPER_HALF =
      "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
          + "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

  private EntryNames() {}

  /// Decodes `length` bytes of `header` from `offset` on.
  ///
  /// @throws CharacterCodingException if the bytes are not UTF-8 though they should be
  static String decode(ByteBuffer header, int offset, int length, boolean utf8)
      throws CharacterCodingException {
    byte[] bytes = new byte[length];
    header.get(offset, bytes);
    if (isAscii(bytes)) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
    if (utf8) {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
    StringBuilder name = new StringBuilder(length);
    for (byte b : bytes) {
      name.append(b >= 0 ? (char) b : UPPER_HALF.charAt(b & 0x7f));
    }
    return name.toString();
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }
}
