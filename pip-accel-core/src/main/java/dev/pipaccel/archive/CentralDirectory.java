package dev.pipaccel.archive;

import dev.pipaccel.error.ArchiveException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the central directory (APPNOTE 4.3.12) and checks each header by itself and all of them
/// together.
final class CentralDirectory {
  private static final int SIGNATURE = 0x02014b50;
  private static final int HEADER_SIZE = 46;

  /// Two bits for the deflater's level, the descriptor and UTF-8; encryption and patches are out.
  private static final int KNOWN_FLAGS = 0b110 | ArchiveEntry.DESCRIPTOR | ArchiveEntry.UTF_8;

  private static final int ENCRYPTED = 1 << 0 | 1 << 6;

  /// No deflate stream is longer than this many times its compressed form.
  private static final int BEST_RATIO = 1032;

  private final ZipInput input;
  private final EndRecord end;
  private final ArchiveLimits limits;
  private final List<ArchiveEntry> entries = new ArrayList<>();
  private final Map<String, ArchiveEntry> byName = new HashMap<>();

  private CentralDirectory(ZipInput input, EndRecord end, ArchiveLimits limits) {
    this.input = input;
    this.end = end;
    this.limits = limits;
  }

  /// Reads the headers of the entries whose names end with `ending`, and passes over the others.
  static CentralDirectory read(ZipInput input, EndRecord end, ArchiveLimits limits, String ending)
      throws IOException, ArchiveException {
    CentralDirectory directory = new CentralDirectory(input, end, limits);
    directory.parse(ending.getBytes(StandardCharsets.US_ASCII));
    return directory;
  }

  /// Returns the entries in the order of their headers.
  List<ArchiveEntry> entries() {
    return List.copyOf(entries);
  }

  /// Returns the entries by name; of those with one name, the last.
  Map<String, ArchiveEntry> byName() {
    return byName;
  }

  private void parse(byte[] ending) throws IOException, ArchiveException {
    if (end.entries() > limits.entries()) {
      throw input.invalid("it has " + end.entries() + " entries, too many");
    }
    if (end.directorySize() > Integer.MAX_VALUE - 8) {
      throw input.invalid("its central directory is too big");
    }
    ByteBuffer headers = input.read(end.directoryOffset(), (int) end.directorySize());
    long total = 0;
    long count = 0;
    while (headers.hasRemaining()) {
      count++;
      if (passesOver(headers, ending)) {
        continue;
      }
      ArchiveEntry entry = parseHeader(headers);
      entries.add(entry);
      if (count > end.entries()) {
        throw input.invalid("it has more entries than the end record says");
      }
      total = entry.size() > Long.MAX_VALUE - total ? Long.MAX_VALUE : total + entry.size();
      add(entry);
    }
    if (count != end.entries()) {
      throw input.invalid("it has fewer entries than the end record says");
    }
    if (!limits.allows(input.source().size(), total)) {
      throw input.invalid("it would unpack to " + total + " bytes, too many");
    }
    if (!input.isLenient()) {
      checkFilesAreNoDirectories();
    }
  }

  /// Steps over a header if the entry's name does not end so.
  private boolean passesOver(ByteBuffer headers, byte[] ending) throws ArchiveException {
    if (ending.length == 0) {
      return false;
    }
    int at = headers.position();
    int next = nextHeader(headers);
    int nameEnd = at + HEADER_SIZE + Short.toUnsignedInt(headers.getShort(at + 28));
    if (nameEnd - at - HEADER_SIZE >= ending.length
        && Arrays.equals(
            headers.array(), nameEnd - ending.length, nameEnd, ending, 0, ending.length)) {
      return false;
    }
    headers.position(next);
    return true;
  }

  private int nextHeader(ByteBuffer headers) throws ArchiveException {
    int at = headers.position();
    if (headers.remaining() < HEADER_SIZE || headers.getInt(at) != SIGNATURE) {
      throw input.invalid("its central directory is malformed");
    }
    int next =
        at
            + HEADER_SIZE
            + Short.toUnsignedInt(headers.getShort(at + 28))
            + Short.toUnsignedInt(headers.getShort(at + 30))
            + Short.toUnsignedInt(headers.getShort(at + 32));
    if (next > headers.limit()) {
      throw input.invalid("its central directory is malformed");
    }
    return next;
  }

  private ArchiveEntry parseHeader(ByteBuffer headers) throws ArchiveException {
    int at = headers.position();
    int next = nextHeader(headers);
    int flags = Short.toUnsignedInt(headers.getShort(at + 8));
    int nameLength = Short.toUnsignedInt(headers.getShort(at + 28));
    int extraLength = Short.toUnsignedInt(headers.getShort(at + 30));
    String name = decode(headers, at + HEADER_SIZE, nameLength, flags);
    ExtraFields.Sizes sizes =
        ExtraFields.resolve(
            input,
            name,
            headers,
            at + HEADER_SIZE + nameLength,
            extraLength,
            new ExtraFields.Sizes(
                Integer.toUnsignedLong(headers.getInt(at + 24)),
                Integer.toUnsignedLong(headers.getInt(at + 20)),
                Integer.toUnsignedLong(headers.getInt(at + 42))));
    headers.position(next);
    ArchiveEntry entry =
        new ArchiveEntry(
            name,
            Short.toUnsignedInt(headers.getShort(at + 10)),
            flags,
            Integer.toUnsignedLong(headers.getInt(at + 16)),
            sizes.compressedSize(),
            sizes.size(),
            headers.getInt(at + 38) >>> 16,
            sizes.headerOffset() + end.shift());
    check(entry);
    return entry;
  }

  private String decode(ByteBuffer headers, int offset, int length, int flags)
      throws ArchiveException {
    try {
      boolean utf8 = (flags & ArchiveEntry.UTF_8) != 0;
      return EntryNames.decode(headers, offset, length, utf8);
    } catch (CharacterCodingException e) {
      throw input.invalid("it has a name that is not UTF-8");
    }
  }

  private void check(ArchiveEntry entry) throws ArchiveException {
    checkName(entry);
    if ((entry.flags() & ENCRYPTED) != 0) {
      throw input.invalid(entry.name(), "is encrypted");
    }
    if ((entry.flags() & ~KNOWN_FLAGS) != 0 && !input.isLenient()) {
      throw input.invalid(entry.name(), "has unknown flags");
    }
    switch (entry.method()) {
      case ArchiveEntry.STORED -> {
        if (entry.size() != entry.compressedSize()) {
          throw input.invalid(entry.name(), "is stored but states two sizes");
        }
      }
      case ArchiveEntry.DEFLATED -> {
        if (entry.size() / BEST_RATIO > entry.compressedSize()) {
          throw input.invalid(entry.name(), "states an impossible size");
        }
      }
      default -> throw input.invalid(entry.name(), "is compressed by an unknown method");
    }
    checkType(entry);
    long headerEnd = entry.headerOffset() + LocalHeader.SIZE;
    if (headerEnd > end.directoryOffset()
        || entry.compressedSize() > end.directoryOffset() - headerEnd) {
      throw input.invalid(entry.name(), "lies outside of the file");
    }
  }

  /// Where a lenient reader unpacks to, it looks at the resulting path.
  private void checkName(ArchiveEntry entry) throws ArchiveException {
    if (input.isLenient()) {
      if (entry.name().isEmpty() || entry.name().indexOf(0) >= 0) {
        throw input.invalid(entry.name(), "has no valid name");
      }
      return;
    }
    Optional<String> problem = SafeEntryName.problem(entry.name());
    if (problem.isPresent()) {
      throw input.invalid(entry.name(), problem.get());
    }
  }

  private void checkType(ArchiveEntry entry) throws ArchiveException {
    if (input.isLenient()) {
      return;
    }
    if (entry.isDirectory() && entry.size() != 0) {
      throw input.invalid(entry.name(), "is a directory with content");
    }
    switch (entry.unixMode() & ArchiveEntry.TYPE_MASK) {
      case 0, ArchiveEntry.TYPE_FILE -> {}
      case ArchiveEntry.TYPE_DIRECTORY -> {
        if (!entry.isDirectory()) {
          throw input.invalid(entry.name(), "is a directory by mode but not by name");
        }
      }
      case ArchiveEntry.TYPE_LINK -> throw input.invalid(entry.name(), "is a symbolic link");
      default -> throw input.invalid(entry.name(), "is a special file");
    }
  }

  private void add(ArchiveEntry entry) throws ArchiveException {
    if (byName.put(entry.name(), entry) != null && !input.isLenient()) {
      throw input.invalid(entry.name(), "occurs twice");
    }
  }

  /// Refuses a file whose name is also that of a directory, by itself or above another entry.
  private void checkFilesAreNoDirectories() throws ArchiveException {
    String checked = "";
    for (ArchiveEntry entry : entries) {
      String name = entry.name();
      int slash = name.lastIndexOf('/');
      if (slash < 0 || (slash == checked.length() && name.startsWith(checked))) {
        continue;
      }
      checked = name.substring(0, slash);
      for (int i = slash; i > 0; i = name.lastIndexOf('/', i - 1)) {
        if (byName.containsKey(name.substring(0, i))) {
          throw input.invalid(name.substring(0, i), "is both a file and a directory");
        }
      }
    }
  }
}
