package dev.pipaccel.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// The blocks of a PEM file (RFC 7468), decoded from Base64 and no further.
final class PemFile {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";

  private PemFile() {}

  /// One block.
  ///
  /// @param label such as `CERTIFICATE`
  record Block(String label, byte[] content) {}

  static List<Block> read(Path file) throws IOException {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new IOException("cannot read " + file + ": " + e.getMessage(), e);
    }
    var blocks = new ArrayList<Block>();
    int position = text.indexOf(BEGIN);
    while (position >= 0) {
      int labelEnd = text.indexOf(DASHES, position + BEGIN.length());
      int end = labelEnd < 0 ? -1 : text.indexOf(END, labelEnd);
      if (end < 0) {
        throw new IOException("a block of " + file + " has no end");
      }
      String label = text.substring(position + BEGIN.length(), labelEnd);
      String base64 = text.substring(labelEnd + DASHES.length(), end);
      try {
        blocks.add(new Block(label, Base64.getMimeDecoder().decode(base64)));
      } catch (IllegalArgumentException e) {
        throw new IOException("the block " + label + " of " + file + " is no Base64", e);
      }
      position = text.indexOf(BEGIN, end);
    }
    return blocks;
  }
}
