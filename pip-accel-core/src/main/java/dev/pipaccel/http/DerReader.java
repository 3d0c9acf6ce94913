package dev.pipaccel.http;

import java.util.Arrays;
import java.util.Optional;

/// Walks over DER (X.690) as far as finding the subject of a certificate needs, which is a hundred
/// times cheaper than parsing the certificate.
final class DerReader {
  private static final int SEQUENCE = 0x30;
  private static final int VERSION = 0xa0;

  private final byte[] bytes;
  private int position;

  private DerReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Returns the DER of the subject's name (RFC 5280 section 4.1), empty if this is no certificate.
  static Optional<byte[]> subject(byte[] certificate) {
    try {
      var reader = new DerReader(certificate);
      reader.enter(SEQUENCE);
      reader.enter(SEQUENCE);
      if ((reader.bytes[reader.position] & 0xff) == VERSION) {
        reader.skip();
      }
      // Serial number, signature algorithm, issuer and validity come before it.
      for (int i = 0; i < 4; i++) {
        reader.skip();
      }
      int start = reader.position;
      reader.skip();
      return Optional.of(Arrays.copyOfRange(certificate, start, reader.position));
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void enter(int tag) {
    if ((bytes[position++] & 0xff) != tag) {
      throw new IllegalArgumentException("another tag");
    }
    length();
  }

  private void skip() {
    position++;
    int length = length();
    if (length > bytes.length - position) {
      throw new IndexOutOfBoundsException(position);
    }
    position += length;
  }

  private int length() {
    int first = bytes[position++] & 0xff;
    if (first < 0x80) {
      return first;
    }
    int count = first & 0x7f;
    if (count == 0 || count > 3) {
      throw new IllegalArgumentException("an indefinite or enormous length");
    }
    int length = 0;
    for (int i = 0; i < count; i++) {
      length = length << 8 | bytes[position++] & 0xff;
    }
    return length;
  }
}
