package dev.pipaccel.build;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The file `/etc/ld.so.cache` of glibc: where the dynamic linker finds libraries. The format since
/// glibc 2.2 is read, also where it follows the older one.
final class LinkerCache {
  private static final String MAGIC = "glibc-ld.so.cache1.1";
  private static final String OLD_MAGIC = "ld.so-1.7.0";
  private static final int HEADER = 48;
  private static final int ENTRY = 24;
  private static final int OLD_HEADER = 16;
  private static final int OLD_ENTRY = 12;

  private LinkerCache() {}

  /// Returns the files of each soname; nothing if the content has another format.
  static Map<String, List<String>> parse(byte[] content) {
    Map<String, List<String>> files = new HashMap<>();
    try {
      ByteBuffer in = ByteBuffer.wrap(content).order(ByteOrder.nativeOrder());
      int start = start(in);
      if (!hasText(in, start, MAGIC)) {
        return files;
      }
      int count = in.getInt(start + MAGIC.length());
      for (int i = 0; i < count; i++) {
        int entry = start + HEADER + i * ENTRY;
        String soname = text(in, start + in.getInt(entry + 4));
        String file = text(in, start + in.getInt(entry + 8));
        files.computeIfAbsent(soname, _ -> new ArrayList<>()).add(file);
      }
    } catch (IndexOutOfBoundsException | BufferUnderflowException malformed) {
      // What was read until then may still help.
    }
    return files;
  }

  private static int start(ByteBuffer in) {
    if (!hasText(in, 0, OLD_MAGIC)) {
      return 0;
    }
    int end = OLD_HEADER + in.getInt(OLD_HEADER - 4) * OLD_ENTRY;
    return (end + 7) / 8 * 8;
  }

  private static boolean hasText(ByteBuffer in, int at, String expected) {
    byte[] bytes = new byte[expected.length()];
    in.get(at, bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1).equals(expected);
  }

  private static String text(ByteBuffer in, int start) {
    int end = start;
    while (in.get(end) != 0) {
      end++;
    }
    byte[] bytes = new byte[end - start];
    in.get(start, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
