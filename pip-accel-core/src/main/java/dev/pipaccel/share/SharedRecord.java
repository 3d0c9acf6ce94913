package dev.pipaccel.share;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// A claim about something, with the signature of who makes it. Its bytes are a line `name
/// signature`, or `-`, followed by what is signed: a line with the revision of this form, a line
/// with the record's key, and the content. So a record that is moved to another key is no longer
/// signed.
///
/// @param signer the name of the key that it says it is signed with; empty: none
/// @param signature as the line has it
/// @param signed all that follows the first line
record SharedRecord(Optional<String> signer, byte[] signature, byte[] signed) {
  /// The most bytes that are taken for a record.
  static final int LIMIT = 64 * 1024 * 1024;

  private static final String REVISION = "pip-accel-record-1";
  private static final String UNSIGNED = "-";

  /// Makes a record.
  ///
  /// @param key by which it is signed, if there is one
  static SharedRecord of(StoreKey subject, byte[] content, Optional<SigningKey> key) {
    byte[] head = head(subject);
    byte[] signed = Arrays.copyOf(head, head.length + content.length);
    System.arraycopy(content, 0, signed, head.length, content.length);
    return new SharedRecord(
        key.map(signer -> signer.trusted().name()),
        key.map(signer -> signer.sign(signed)).orElse(new byte[0]),
        signed);
  }

  /// Reads a record; empty if the bytes are none.
  static Optional<SharedRecord> parse(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    if (end == bytes.length) {
      return Optional.empty();
    }
    String line = new String(bytes, 0, end, StandardCharsets.UTF_8);
    byte[] signed = Arrays.copyOfRange(bytes, end + 1, bytes.length);
    if (line.equals(UNSIGNED)) {
      return Optional.of(new SharedRecord(Optional.empty(), new byte[0], signed));
    }
    int space = line.indexOf(' ');
    try {
      return space < 0
          ? Optional.empty()
          : Optional.of(
              new SharedRecord(
                  Optional.of(line.substring(0, space)),
                  Base64.getDecoder().decode(line.substring(space + 1)),
                  signed));
    } catch (IllegalArgumentException noSignature) {
      return Optional.empty();
    }
  }

  byte[] bytes() {
    String line =
        signer
            .map(name -> name + " " + Base64.getEncoder().encodeToString(signature))
            .orElse(UNSIGNED);
    byte[] first = (line + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] bytes = Arrays.copyOf(first, first.length + signed.length);
    System.arraycopy(signed, 0, bytes, first.length, signed.length);
    return bytes;
  }

  /// Returns the content; empty if this is about something else.
  Optional<byte[]> content(StoreKey subject) {
    byte[] head = head(subject);
    return signed.length >= head.length
            && Arrays.equals(signed, 0, head.length, head, 0, head.length)
        ? Optional.of(Arrays.copyOfRange(signed, head.length, signed.length))
        : Optional.empty();
  }

  private static byte[] head(StoreKey subject) {
    return (REVISION + "\n" + subject + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
