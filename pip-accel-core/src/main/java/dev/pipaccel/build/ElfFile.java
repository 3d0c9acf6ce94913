package dev.pipaccel.build;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the dynamic section of an ELF file says (System V ABI, chapter 5, and the GNU extensions
/// for symbol versions).
///
/// @param machine `e_machine`, such as 62 for x86-64
/// @param soname the name it is known by; empty text where it has none
/// @param needed the sonames it needs
/// @param searchPaths where it asks for them to be looked for (`DT_RPATH`, `DT_RUNPATH`), in parts
/// @param neededVersions for each of those libraries the symbol versions it must have
/// @param providedVersions the symbol versions it has itself
record ElfFile(
    int machine,
    String soname,
    List<String> needed,
    List<String> searchPaths,
    Map<String, Set<String>> neededVersions,
    Set<String> providedVersions) {
  private static final int MAGIC = 0x7f454c46;
  private static final int PROGRAM_LOAD = 1;
  private static final int PROGRAM_DYNAMIC = 2;
  private static final long TAG_NEEDED = 1;
  private static final long TAG_STRINGS = 5;
  private static final long TAG_SONAME = 14;
  private static final long TAG_RPATH = 15;
  private static final long TAG_RUNPATH = 29;
  private static final long TAG_PROVIDED = 0x6ffffffcL;
  private static final long TAG_REQUIRED = 0x6ffffffeL;
  private static final int WEAK = 2;
  private static final int MOST_ENTRIES = 100_000;

  /// Returns whether bytes begin as an ELF file does.
  static boolean isElf(byte[] start) {
    return start.length >= 4 && ByteBuffer.wrap(start).getInt() == MAGIC;
  }

  /// Reads a file; empty if it is no ELF file, is not dynamically linked or is malformed.
  static Optional<ElfFile> parse(ByteBuffer content) {
    try {
      return new Parser(content.duplicate()).parse();
    } catch (IndexOutOfBoundsException | BufferUnderflowException malformed) {
      return Optional.empty();
    }
  }

  private record Segment(long address, long offset, long size) {}

  private static final class Parser {
    private final ByteBuffer in;
    private final List<Segment> segments = new ArrayList<>();
    private final Map<Long, List<Long>> dynamic = new HashMap<>();
    private boolean wide;
    private long strings;

    Parser(ByteBuffer in) {
      this.in = in;
    }

    Optional<ElfFile> parse() {
      if (in.limit() < 52 || in.order(ByteOrder.BIG_ENDIAN).getInt(0) != MAGIC) {
        return Optional.empty();
      }
      wide = in.get(4) == 2;
      in.order(in.get(5) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
      int machine = unsignedShort(18);
      readSegments();
      if (dynamic.isEmpty()) {
        return Optional.empty();
      }
      strings = offset(first(TAG_STRINGS));
      return Optional.of(
          new ElfFile(
              machine,
              dynamic.containsKey(TAG_SONAME) ? text(first(TAG_SONAME)) : "",
              values(TAG_NEEDED).stream().map(this::text).toList(),
              searchPaths(),
              neededVersions(),
              providedVersions()));
    }

    private void readSegments() {
      long table = wide ? in.getLong(index(32)) : unsignedInt(28);
      int size = unsignedShort(wide ? 54 : 42);
      int count = unsignedShort(wide ? 56 : 44);
      long dynamicOffset = -1;
      long dynamicSize = 0;
      for (int i = 0; i < count; i++) {
        long at = table + (long) i * size;
        long type = unsignedInt(at);
        long offset = wide ? word(at + 8) : unsignedInt(at + 4);
        long address = wide ? word(at + 16) : unsignedInt(at + 8);
        long length = wide ? word(at + 32) : unsignedInt(at + 16);
        if (type == PROGRAM_LOAD) {
          segments.add(new Segment(address, offset, length));
        } else if (type == PROGRAM_DYNAMIC) {
          dynamicOffset = offset;
          dynamicSize = length;
        }
      }
      if (dynamicOffset >= 0) {
        readDynamic(dynamicOffset, dynamicSize);
      }
    }

    private void readDynamic(long start, long size) {
      int entry = wide ? 16 : 8;
      for (long at = start; at + entry <= start + size; at += entry) {
        long tag = word(at);
        if (tag == 0) {
          return;
        }
        dynamic.computeIfAbsent(tag, _ -> new ArrayList<>()).add(word(at + entry / 2));
      }
    }

    private List<String> searchPaths() {
      List<String> paths = new ArrayList<>();
      for (long tag : new long[] {TAG_RPATH, TAG_RUNPATH}) {
        for (long value : values(tag)) {
          paths.addAll(List.of(text(value).split(":", -1)));
        }
      }
      return paths;
    }

    private Map<String, Set<String>> neededVersions() {
      Map<String, Set<String>> versions = new HashMap<>();
      if (!dynamic.containsKey(TAG_REQUIRED)) {
        return versions;
      }
      long at = offset(first(TAG_REQUIRED));
      for (int i = 0; i < MOST_ENTRIES; i++) {
        Set<String> ofFile =
            versions.computeIfAbsent(text(unsignedInt(at + 4)), _ -> new LinkedHashSet<>());
        long auxiliary = at + unsignedInt(at + 8);
        for (int left = unsignedShort(at + 2); left > 0; left--) {
          if ((unsignedShort(auxiliary + 4) & WEAK) == 0) {
            ofFile.add(text(unsignedInt(auxiliary + 8)));
          }
          auxiliary += unsignedInt(auxiliary + 12);
        }
        long next = unsignedInt(at + 12);
        if (next == 0) {
          break;
        }
        at += next;
      }
      return versions;
    }

    private Set<String> providedVersions() {
      Set<String> versions = new LinkedHashSet<>();
      if (!dynamic.containsKey(TAG_PROVIDED)) {
        return versions;
      }
      long at = offset(first(TAG_PROVIDED));
      for (int i = 0; i < MOST_ENTRIES; i++) {
        versions.add(text(unsignedInt(at + unsignedInt(at + 12))));
        long next = unsignedInt(at + 16);
        if (next == 0) {
          break;
        }
        at += next;
      }
      return versions;
    }

    private List<Long> values(long tag) {
      return dynamic.getOrDefault(tag, List.of());
    }

    private long first(long tag) {
      List<Long> values = values(tag);
      if (values.isEmpty()) {
        throw new IndexOutOfBoundsException("no dynamic entry " + tag);
      }
      return values.getFirst();
    }

    /// Turns an address into a place in the file.
    private long offset(long address) {
      for (Segment segment : segments) {
        if (address >= segment.address() && address < segment.address() + segment.size()) {
          return address - segment.address() + segment.offset();
        }
      }
      throw new IndexOutOfBoundsException("no segment holds " + address);
    }

    private String text(long offsetInTable) {
      int start = index(strings + offsetInTable);
      int end = start;
      while (in.get(end) != 0) {
        end++;
      }
      byte[] bytes = new byte[end - start];
      in.get(start, bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }

    private long word(long at) {
      return wide ? in.getLong(index(at)) : unsignedInt(at);
    }

    private long unsignedInt(long at) {
      return Integer.toUnsignedLong(in.getInt(index(at)));
    }

    private int unsignedShort(long at) {
      return Short.toUnsignedInt(in.getShort(index(at)));
    }

    private static int index(long at) {
      if (at < 0 || at > Integer.MAX_VALUE) {
        throw new IndexOutOfBoundsException("beyond the file: " + at);
      }
      return (int) at;
    }
  }
}
