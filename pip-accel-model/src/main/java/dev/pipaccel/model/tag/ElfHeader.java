package dev.pipaccel.model.tag;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// The start of an ELF file, which tells the binary interface of a Linux executable.
///
/// @param bits 32 or 64
/// @param machine the number of the architecture (`e_machine`)
/// @param flags of the architecture (`e_flags`)
public record ElfHeader(int bits, boolean littleEndian, int machine, int flags) {
  /// The number of bytes that are needed of a file, in bytes from its start.
  public static final int LENGTH = 52;

  private static final int I386 = 3;
  private static final int ARM = 40;
  private static final int ARM_INTERFACE_MASK = 0xff000000;
  private static final int ARM_INTERFACE_5 = 0x05000000;
  private static final int ARM_HARD_FLOAT = 0x00000400;

  /// Reads the header; empty if the bytes do not begin an ELF file.
  ///
  /// @param start at least the first [#LENGTH] bytes of a file
  public static Optional<ElfHeader> parse(byte[] start) {
    boolean elf =
        start.length >= LENGTH
            && start[0] == 0x7f
            && start[1] == 'E'
            && start[2] == 'L'
            && start[3] == 'F';
    if (!elf || start[4] < 1 || start[4] > 2 || start[5] < 1 || start[5] > 2) {
      return Optional.empty();
    }
    boolean littleEndian = start[5] == 1;
    ByteBuffer buffer = ByteBuffer.wrap(start);
    buffer.order(littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int bits = start[4] * 32;
    int flags = buffer.getInt(bits == 32 ? 36 : 48);
    return Optional.of(new ElfHeader(bits, littleEndian, buffer.getShort(18) & 0xffff, flags));
  }

  /// Tells whether the file is for 32-bit Arm with hard float, little endian (armv7l).
  public boolean isArmHardFloat() {
    return bits == 32
        && littleEndian
        && machine == ARM
        && (flags & ARM_INTERFACE_MASK) == ARM_INTERFACE_5
        && (flags & ARM_HARD_FLOAT) != 0;
  }

  /// Tells whether the file is for 32-bit x86 (i686).
  public boolean is32BitIntel() {
    return bits == 32 && littleEndian && machine == I386;
  }
}
