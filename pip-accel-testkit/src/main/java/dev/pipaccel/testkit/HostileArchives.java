package dev.pipaccel.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Zip files that a careful reader must refuse, one for each rule, each a wheel-like file but for
/// the one thing that its name says. The keys are stable.
public final class HostileArchives {
  private static final byte[] TEXT = "x = 1\n".repeat(50).getBytes(StandardCharsets.UTF_8);

  private HostileArchives() {}

  /// Returns the files by what is wrong with them.
  public static Map<String, byte[]> zips() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    names(all);
    headers(all);
    layout(all);
    endRecords(all);
    contents(all);
    return all;
  }

  private static void names(Map<String, byte[]> all) {
    all.put("same name twice", one(zip -> zip.add("a.py", "other content")));
    all.put(
        "same directory twice",
        one(zip -> {
          zip.add("d/", "").stored().mode(0040755);
          zip.add("d/", "").stored().mode(0040755);
        }));
    all.put("parent folder", one(zip -> zip.add("../x", TEXT)));
    all.put("inner parent folder", one(zip -> zip.add("a/../../x", TEXT)));
    all.put("absolute path", one(zip -> zip.add("/etc/x", TEXT)));
    all.put("backslash", one(zip -> zip.add("a\\..\\b", TEXT)));
    all.put("drive", one(zip -> zip.add("C:x", TEXT)));
    all.put("NUL in a name", one(zip -> zip.add("a.py\0.txt", TEXT)));
    all.put("control character in a name", one(zip -> zip.add("a\u001b[2J.py", TEXT)));
    all.put("reversed text in a name", one(zip -> zip.add("a\u202eyp.exe", TEXT)));
    all.put("empty part in a name", one(zip -> zip.add("a//b.py", TEXT)));
    all.put("dot part in a name", one(zip -> zip.add("./b.py", TEXT)));
    all.put("empty name", one(zip -> zip.add("", TEXT)));
    all.put(
        "name that is not UTF-8",
        one(zip -> zip.add("é.py", TEXT).charset(StandardCharsets.ISO_8859_1).flags(1 << 11)));
    all.put("file that is a folder", one(zip -> zip.add("a.py/b.py", TEXT)));
    all.put("file that is a distant folder", one(zip -> zip.add("a.py/b/c/d.py", TEXT)));
    all.put(
        "file that is a directory entry", one(zip -> zip.add("a.py/", "").stored().mode(0040755)));
    all.put(
        "second name in an extra field",
        one(zip -> zip.add("b.py", TEXT).extra(unicodePath("c.py"))));
  }

  private static void headers(Map<String, byte[]> all) {
    all.put("other local name", one(zip -> zip.add("b.py", TEXT).localName("c.py")));
    all.put("other local method", one(zip -> zip.add("b.py", TEXT).localMethod(0)));
    all.put("other local flags", one(zip -> zip.add("b.py", TEXT).localFlags(1 << 11)));
    all.put("other local CRC", one(zip -> zip.add("b.py", TEXT).wrongLocalCrc()));
    all.put("other local size", one(zip -> zip.add("b.py", TEXT).wrongLocalSize()));
    all.put("symbolic link", one(zip -> zip.add("b.py", "/etc/passwd").mode(0120777)));
    all.put("named pipe", one(zip -> zip.add("b.py", TEXT).mode(0010644)));
    all.put("directory by mode only", one(zip -> zip.add("b", "").mode(0040755)));
    all.put("directory with content", one(zip -> zip.add("b/", TEXT).mode(0040755)));
    all.put("encryption", one(zip -> zip.add("b.py", TEXT).flags(1)));
    all.put("strong encryption", one(zip -> zip.add("b.py", TEXT).flags(1 << 6)));
    all.put("unknown flag", one(zip -> zip.add("b.py", TEXT).flags(1 << 5)));
    all.put("unknown method", one(zip -> zip.add("b.py", TEXT).method(12)));
    all.put("stored with two sizes", one(zip -> zip.add("b.py", TEXT).stored().size(7)));
    all.put("impossible size", one(zip -> zip.add("b.py", TEXT).size(1 << 30)));
    all.put("missing zip64 sizes", one(zip -> zip.add("b.py", TEXT).zip64().extra(new byte[0])));
    all.put(
        "short zip64 sizes",
        one(zip -> zip.add("b.py", TEXT).zip64().extra(new byte[] {1, 0, 4, 0, 1, 2, 3, 4})));
    byte[] sizes = new LittleEndian().u16(1).u16(16).u64(TEXT.length).u64(8).bytes();
    byte[] twice = new LittleEndian().raw(sizes).raw(sizes).bytes();
    all.put("two zip64 fields", one(zip -> zip.add("b.py", TEXT).zip64().extra(twice)));
    byte[] negative = new LittleEndian().u16(1).u16(16).u64(-1).u64(8).bytes();
    all.put("negative size", one(zip -> zip.add("b.py", TEXT).zip64().extra(negative)));
    all.put("name beyond the directory", changed(one(zip -> {}), -44, 100));
    byte[] longName = one(zip -> {});
    longName[27] = 0x10;
    all.put("local name beyond the entries", longName);
    all.put(
        "malformed extra field",
        one(zip -> zip.add("b.py", TEXT).extra(new byte[] {1, 0, 99, 0, 1})));
  }

  private static void layout(Map<String, byte[]> all) {
    byte[] stub = "#!/bin/sh\nexit 0\n".getBytes(StandardCharsets.UTF_8);
    all.put("leading bytes that offsets count", one(zip -> zip.prefix(stub)));
    all.put("leading bytes that offsets ignore", concatenated(stub, one(zip -> {})));
    all.put("two files in one", concatenated(one(zip -> {}), one(zip -> zip.add("b.py", TEXT))));
    all.put("trailing bytes", one(zip -> zip.trailer(new byte[] {'j', 'u', 'n', 'k'})));
    all.put("trailing NUL", one(zip -> zip.trailer(new byte[1])));
    all.put("two entries over one header", one(zip -> zip.add("a.py", TEXT).sharesOffsetOf(0)));
    all.put("two names over one header", one(zip -> zip.add("b.py", TEXT).sharesOffsetOf(0)));
    all.put("overlapping entries", one(zip -> zip.add("b.py", TEXT).compressedSizeError(7)));
    byte[] headless = one(zip -> {});
    headless[0] = 'X';
    all.put("no local header", headless);
    all.put("wrong offset", one(zip -> zip.add("b.py", TEXT).offsetError(4)));
    all.put("offset outside", one(zip -> zip.add("b.py", TEXT).offsetError(1 << 20)));
    all.put("hidden entry", one(zip -> zip.add("hidden.py", TEXT).hidden()));
    all.put(
        "hidden entry between",
        one(zip -> {
          zip.add("hidden.py", TEXT).hidden();
          zip.add("b.py", TEXT);
        }));
    all.put("bytes between entries", one(zip -> zip.add("b.py", TEXT).before(new byte[4])));
    all.put("bytes before the directory", one(zip -> zip.beforeDirectory(new byte[4])));
    all.put(
        "wrong data descriptor",
        one(zip -> zip.add("b.py", TEXT).descriptor(true, false).descriptor(new byte[16])));
    all.put(
        "missing data descriptor",
        one(zip -> zip.add("b.py", TEXT).descriptor(true, false).descriptor(new byte[0])));
    all.put(
        "odd data descriptor",
        one(zip -> zip.add("b.py", TEXT).descriptor(true, false).descriptor(new byte[13])));
  }

  private static void endRecords(Map<String, byte[]> all) {
    all.put("fewer entries than stated", one(zip -> zip.endErrors(1, 0, 0)));
    all.put(
        "more entries than stated",
        one(zip -> {
          zip.add("b.py", TEXT);
          zip.endErrors(-1, 0, 0);
        }));
    all.put("shorter directory than stated", one(zip -> zip.endErrors(0, 4, -4)));
    all.put("longer directory than stated", one(zip -> zip.endErrors(0, -4, 0)));
    all.put("directory elsewhere", one(zip -> zip.endErrors(0, 0, -1)));
    all.put("directory outside", one(zip -> zip.endErrors(0, 1 << 20, 0)));
    all.put("end record in the comment", one(zip -> zip.comment(new RawZip().bytes())));
    all.put("wrong comment length", without(one(zip -> zip.comment(new byte[8])), 4));
    all.put(
        "no end record", "just a text, by no means a zip file".getBytes(StandardCharsets.UTF_8));
    all.put("nothing", new byte[0]);
    all.put("several disks", changed(one(zip -> {}), -18, 1));
    all.put("zip64 locator elsewhere", changed(one(RawZip::zip64), -34, 1));
    all.put("zip64 record that disagrees", changed(one(RawZip::zip64), -10, 1));
    all.put("zip64 record of another size", changed(one(RawZip::zip64), -94, 1));
    all.put("zip64 record missing", locatorOnly());
  }

  private static void contents(Map<String, byte[]> all) {
    all.put("wrong CRC", one(zip -> zip.add("b.py", TEXT).wrongCrc()));
    all.put("wrong CRC of a stored entry", one(zip -> zip.add("b.py", TEXT).stored().wrongCrc()));
    all.put("longer content than stated", one(zip -> zip.add("b.py", TEXT).size(10)));
    all.put("shorter content than stated", one(zip -> zip.add("b.py", TEXT).size(400)));
    all.put(
        "bytes behind the content",
        one(zip -> zip.add("b.py", TEXT).afterDeflate(new byte[] {1, 2, 3})));
    all.put(
        "no deflate stream",
        one(zip -> {
          byte[] noise = {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff};
          zip.add("b.py", noise).falselyDeflated();
        }));
  }

  /// Returns a zip file of `a.py` and what `change` adds.
  private static byte[] one(Consumer<RawZip> change) {
    RawZip zip = new RawZip();
    zip.add("a.py", TEXT);
    change.accept(zip);
    return zip.bytes();
  }

  private static byte[] concatenated(byte[] first, byte[] second) {
    return new LittleEndian().raw(first).raw(second).bytes();
  }

  private static byte[] without(byte[] bytes, int atEnd) {
    return Arrays.copyOf(bytes, bytes.length - atEnd);
  }

  /// Adds `difference` to the byte at a position counted from the end, -1 being the last.
  private static byte[] changed(byte[] bytes, int position, int difference) {
    bytes[bytes.length + position] += (byte) difference;
    return bytes;
  }

  private static byte[] locatorOnly() {
    LittleEndian locator = new LittleEndian().u32(0x07064b50).u32(0).u64(0).u32(1);
    return locator.raw(new RawZip().bytes()).bytes();
  }

  private static byte[] unicodePath(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    long crc = RawZip.crc("b.py".getBytes(StandardCharsets.UTF_8));
    LittleEndian field = new LittleEndian().u16(0x7075).u16(5 + bytes.length);
    return field.raw(new byte[] {1}).u32(crc).raw(bytes).bytes();
  }
}
