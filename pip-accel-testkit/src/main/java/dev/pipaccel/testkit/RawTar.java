package dev.pipaccel.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// Writes tar files byte by byte, with members of any type and name. The same calls give the same
/// bytes.
public final class RawTar {
  /// The modification time of all members: 2024-01-01 UTC.
  public static final long MODIFIED_SECONDS = 1_704_067_200;

  private static final int BLOCK = 512;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  /// Adds a regular file with mode 0644.
  public RawTar file(String name, String content) {
    return file(name, content.getBytes(StandardCharsets.UTF_8), 0644);
  }

  /// Adds a regular file.
  public RawTar file(String name, byte[] content, int mode) {
    return member(name, '0', "", content, mode);
  }

  /// Adds a directory.
  public RawTar directory(String name) {
    return member(name, '5', "", new byte[0], 0755);
  }

  /// Adds a symbolic link.
  public RawTar symbolicLink(String name, String target) {
    return member(name, '2', target, new byte[0], 0777);
  }

  /// Adds a hard link to a member.
  public RawTar hardLink(String name, String target) {
    return member(name, '1', target, new byte[0], 0644);
  }

  /// Adds extended headers (PAX) for the next member.
  public RawTar extended(Map<String, String> fields) {
    return member("././@PaxHeader", 'x', "", pax(fields), 0644);
  }

  /// Adds extended headers for all members, as `git archive` does.
  public RawTar global(Map<String, String> fields) {
    return member("pax_global_header", 'g', "", pax(fields), 0644);
  }

  /// Adds a long name for the next member in GNU's form.
  public RawTar gnuLongName(String name) {
    byte[] bytes = (name + "\0").getBytes(StandardCharsets.UTF_8);
    return member("././@LongLink", 'L', "", bytes, 0644);
  }

  /// Adds a member of any type, such as `'6'` for a named pipe.
  public RawTar member(String name, char type, String link, byte[] content, int mode) {
    byte[] header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 100, "%07o\0".formatted(mode));
    put(header, 108, "%07o\0".formatted(0));
    put(header, 116, "%07o\0".formatted(0));
    put(header, 124, "%011o\0".formatted(content.length));
    put(header, 136, "%011o\0".formatted(MODIFIED_SECONDS));
    put(header, 148, "        ");
    header[156] = (byte) type;
    put(header, 157, link);
    put(header, 257, "ustar\00000");
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    put(header, 148, "%06o\0 ".formatted(sum));
    output.writeBytes(header);
    output.writeBytes(content);
    output.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    return this;
  }

  /// Returns the file, not compressed.
  public byte[] bytes() {
    byte[] members = output.toByteArray();
    return Arrays.copyOf(members, members.length + 2 * BLOCK);
  }

  /// Returns the file, compressed by gzip.
  public byte[] gzipped() {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.toByteArray();
  }

  private static byte[] pax(Map<String, String> fields) {
    StringBuilder text = new StringBuilder();
    fields.forEach((key, value) -> {
      String rest = " " + key + "=" + value + "\n";
      int bytes = rest.getBytes(StandardCharsets.UTF_8).length;
      int length = bytes + String.valueOf(bytes).length();
      length = bytes + String.valueOf(length).length();
      text.append(length).append(rest);
    });
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void put(byte[] header, int offset, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int longest = offset == 0 || offset == 157 ? 100 : bytes.length;
    if (bytes.length > longest) {
      throw new IllegalArgumentException("too long for a plain header: " + text);
    }
    System.arraycopy(bytes, 0, header, offset, bytes.length);
  }
}
