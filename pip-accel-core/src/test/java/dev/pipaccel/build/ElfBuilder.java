package dev.pipaccel.build;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes the smallest ELF files that have a dynamic section: one segment loaded at address 0x1000.
public final class ElfBuilder {
  private static final int ADDRESS = 0x1000;

  private final boolean wide;
  private final ByteOrder order;
  private final ByteArrayOutputStream strings = new ByteArrayOutputStream();
  private final List<long[]> dynamic = new ArrayList<>();
  private final Map<String, List<String>> required = new LinkedHashMap<>();
  private final List<String> provided = new ArrayList<>();
  private final List<String> weak = new ArrayList<>();
  private int machine = 62;

  ElfBuilder(boolean wide, ByteOrder order) {
    this.wide = wide;
    this.order = order;
    strings.write(0);
  }

  public static ElfBuilder elf() {
    return new ElfBuilder(true, ByteOrder.LITTLE_ENDIAN);
  }

  ElfBuilder machine(int number) {
    machine = number;
    return this;
  }

  ElfBuilder soname(String name) {
    dynamic.add(new long[] {14, string(name)});
    return this;
  }

  public ElfBuilder needs(String library, String... versions) {
    dynamic.add(new long[] {1, string(library)});
    required.put(library, List.of(versions));
    return this;
  }

  ElfBuilder weakly(String version) {
    weak.add(version);
    return this;
  }

  ElfBuilder searches(String path) {
    dynamic.add(new long[] {29, string(path)});
    return this;
  }

  ElfBuilder provides(String... versions) {
    provided.addAll(List.of(versions));
    return this;
  }

  public byte[] bytes() {
    byte[] requirements = requirements();
    byte[] definitions = definitions();
    int header = wide ? 64 : 52;
    int programs = header + 2 * (wide ? 56 : 32);
    int versionsAt = programs;
    int definitionsAt = versionsAt + requirements.length;
    int stringsAt = definitionsAt + definitions.length;
    int dynamicAt = (stringsAt + strings.size() + 7) / 8 * 8;
    dynamic.add(new long[] {5, ADDRESS + stringsAt});
    if (requirements.length > 0) {
      dynamic.add(new long[] {0x6ffffffeL, ADDRESS + versionsAt});
    }
    if (definitions.length > 0) {
      dynamic.add(new long[] {0x6ffffffcL, ADDRESS + definitionsAt});
    }
    dynamic.add(new long[] {0, 0});
    int entry = wide ? 16 : 8;
    int size = dynamicAt + dynamic.size() * entry;
    ByteBuffer out = ByteBuffer.allocate(size).order(order);
    writeHeader(out, header);
    writeSegment(out, 1, 0, ADDRESS, size);
    writeSegment(out, 2, dynamicAt, ADDRESS + dynamicAt, dynamic.size() * entry);
    out.put(requirements).put(definitions).put(strings.toByteArray());
    out.position(dynamicAt);
    for (long[] pair : dynamic) {
      word(out, pair[0]);
      word(out, pair[1]);
    }
    return out.array();
  }

  private void writeHeader(ByteBuffer out, int header) {
    out.put(new byte[] {0x7f, 'E', 'L', 'F', (byte) (wide ? 2 : 1)});
    out.put((byte) (order == ByteOrder.BIG_ENDIAN ? 2 : 1)).put((byte) 1);
    out.position(16);
    out.putShort((short) 3).putShort((short) machine).putInt(1);
    word(out, 0);
    word(out, header);
    word(out, 0);
    out.putInt(0).putShort((short) header).putShort((short) (wide ? 56 : 32)).putShort((short) 2);
    out.position(header);
  }

  private void writeSegment(ByteBuffer out, int type, long offset, long address, long size) {
    out.putInt(type);
    if (wide) {
      out.putInt(4);
    }
    word(out, offset);
    word(out, address);
    word(out, address);
    word(out, size);
    word(out, size);
    if (!wide) {
      out.putInt(4);
    }
    word(out, 8);
  }

  private byte[] requirements() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Map.Entry<String, List<String>>> libraries =
        required.entrySet().stream().filter(library -> !library.getValue().isEmpty()).toList();
    for (int i = 0; i < libraries.size(); i++) {
      List<String> versions = libraries.get(i).getValue();
      ByteBuffer part = ByteBuffer.allocate(16 + 16 * versions.size()).order(order);
      part.putShort((short) 1).putShort((short) versions.size());
      part.putInt(string(libraries.get(i).getKey())).putInt(16);
      part.putInt(i + 1 < libraries.size() ? part.capacity() : 0);
      for (int v = 0; v < versions.size(); v++) {
        part.putInt(0).putShort((short) (weak.contains(versions.get(v)) ? 2 : 0));
        part.putShort((short) (v + 2)).putInt(string(versions.get(v)));
        part.putInt(v + 1 < versions.size() ? 16 : 0);
      }
      out.writeBytes(part.array());
    }
    return out.toByteArray();
  }

  private byte[] definitions() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < provided.size(); i++) {
      ByteBuffer part = ByteBuffer.allocate(28).order(order);
      part.putShort((short) 1).putShort((short) 0).putShort((short) (i + 1)).putShort((short) 1);
      part.putInt(0).putInt(20).putInt(i + 1 < provided.size() ? 28 : 0);
      part.putInt(string(provided.get(i))).putInt(0);
      out.writeBytes(part.array());
    }
    return out.toByteArray();
  }

  private void word(ByteBuffer out, long value) {
    if (wide) {
      out.putLong(value);
    } else {
      out.putInt((int) value);
    }
  }

  private int string(String text) {
    int at = strings.size();
    strings.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    strings.write(0);
    return at;
  }
}
