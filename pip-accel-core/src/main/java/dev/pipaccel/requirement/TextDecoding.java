package dev.pipaccel.requirement;

import dev.pipaccel.error.RequirementsException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;

/// Decodes requirements files: by byte order mark, by a `coding:` comment in the first two lines
/// (PEP 263), else UTF-8.
public final class TextDecoding {
  private static final String DECLARATION = "coding";

  private TextDecoding() {}

  /// Decodes the bytes of a file.
  ///
  /// @param place the file, for messages
  /// @throws RequirementsException if the bytes are not of their encoding
  public static String decode(byte[] bytes, String place) throws RequirementsException {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return decode(bytes, 3, StandardCharsets.UTF_8, place);
    }
    if (startsWith(bytes, 0xFF, 0xFE, 0, 0)) {
      return decode(bytes, 4, StandardCharsets.UTF_32LE, place);
    }
    if (startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
      return decode(bytes, 4, StandardCharsets.UTF_32BE, place);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return decode(bytes, 2, StandardCharsets.UTF_16LE, place);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return decode(bytes, 2, StandardCharsets.UTF_16BE, place);
    }
    String declared = declaredEncoding(bytes);
    Charset charset = declared.isEmpty() ? StandardCharsets.UTF_8 : charset(declared, place);
    return decode(bytes, 0, charset, place);
  }

  private static boolean startsWith(byte[] bytes, int... prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int index = 0; index < prefix.length; index++) {
      if (bytes[index] != (byte) prefix[index]) {
        return false;
      }
    }
    return true;
  }

  private static String decode(byte[] bytes, int offset, Charset charset, String place)
      throws RequirementsException {
    try {
      ByteBuffer content = ByteBuffer.wrap(bytes, offset, bytes.length - offset);
      return charset.newDecoder().decode(content).toString();
    } catch (CharacterCodingException e) {
      throw new RequirementsException(
          "Could not read " + place + ": it is not encoded in " + charset.name(),
          null,
          "Save it as UTF-8, or name its encoding in the first line: # -*- coding: latin-1 -*-",
          e);
    }
  }

  private static String declaredEncoding(byte[] bytes) {
    String start = new String(bytes, StandardCharsets.ISO_8859_1);
    int from = 0;
    for (int line = 0; line < 2 && from < start.length(); line++) {
      int end = start.indexOf('\n', from);
      String text = start.substring(from, end < 0 ? start.length() : end);
      String encoding = text.startsWith("#") ? encodingIn(text) : "";
      if (!encoding.isEmpty()) {
        return encoding;
      }
      from = end < 0 ? start.length() : end + 1;
    }
    return "";
  }

  private static String encodingIn(String comment) {
    int at = comment.indexOf(DECLARATION);
    while (at >= 0) {
      int index = at + DECLARATION.length();
      if (index < comment.length()
          && (comment.charAt(index) == ':' || comment.charAt(index) == '=')) {
        int start = index + 1;
        while (start < comment.length() && isBlank(comment.charAt(start))) {
          start++;
        }
        int end = start;
        while (end < comment.length() && isEncodingCharacter(comment.charAt(end))) {
          end++;
        }
        if (end > start) {
          return comment.substring(start, end);
        }
      }
      at = comment.indexOf(DECLARATION, at + 1);
    }
    return "";
  }

  private static boolean isBlank(char character) {
    return character == ' ' || character >= '\t' && character <= '\r';
  }

  private static boolean isEncodingCharacter(char character) {
    return character == '-'
        || character == '.'
        || character == '_'
        || character < 128 && Character.isLetterOrDigit(character);
  }

  private static Charset charset(String name, String place) throws RequirementsException {
    String lower = name.toLowerCase(Locale.ROOT).replace('_', '-');
    try {
      return switch (lower) {
        case "latin-1", "l1", "iso8859" -> StandardCharsets.ISO_8859_1;
        case "u8", "utf", "utf-8-sig" -> StandardCharsets.UTF_8;
        default -> Charset.forName(lower);
      };
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new RequirementsException("Could not read " + place + ": unknown encoding: " + name, e);
    }
  }
}
