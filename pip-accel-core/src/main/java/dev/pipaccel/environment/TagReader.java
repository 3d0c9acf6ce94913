package dev.pipaccel.environment;

import dev.pipaccel.model.tag.AbiFlags;
import dev.pipaccel.model.tag.ElfHeader;
import dev.pipaccel.model.tag.InterpreterTags;
import dev.pipaccel.model.tag.Libc;
import dev.pipaccel.model.tag.Platform;
import dev.pipaccel.model.tag.PythonVersion;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes what the tags of an interpreter depend on of what the probe wrote.
final class TagReader {
  private TagReader() {}

  static InterpreterTags read(ProbeRecord record, PythonRelease version, CLibrary library) {
    return new InterpreterTags(
        record.text("implementation"),
        new PythonVersion(version.major(), version.minor()),
        record.text("version_without_dots"),
        new AbiFlags(
            record.flag("debug"),
            record.flag("free_threaded"),
            record.flag("pymalloc"),
            record.flag("wide_unicode")),
        record.text("extension_suffix"),
        platform(record, library));
  }

  private static Platform platform(ProbeRecord record, CLibrary library) {
    String name = record.text("platform");
    boolean is32Bit = record.number("pointer_bits") == 32;
    if (name.startsWith("linux")) {
      return new Platform.Linux(
          name, is32Bit, libc(record, library), hasStandardExecutable(record, name));
    }
    List<List<String>> mac = record.all("mac");
    if (!mac.isEmpty() && mac.getFirst().size() > 1) {
      String[] version = mac.getFirst().get(0).split("\\.", -1);
      String machine = mac.getFirst().get(1);
      return new Platform.MacOs(
          ProbeRecord.toNumber(version[0]),
          version.length > 1 ? ProbeRecord.toNumber(version[1]) : 0,
          is32Bit ? Platform.MacOs.of32Bit(machine) : machine);
    }
    return new Platform.Other(name);
  }

  private static Optional<Libc> libc(ProbeRecord record, CLibrary library) {
    return switch (library.name()) {
      case "glibc" -> Optional.of(new Libc.Glibc(library.major(), library.minor(), policy(record)));
      case "musl" -> Optional.of(new Libc.Musl(library.major(), library.minor()));
      default -> Optional.empty();
    };
  }

  /// The answers of the interpreter's `_manylinux` module, asked beforehand for each version.
  private static Libc.ManylinuxPolicy policy(ProbeRecord record) {
    SortedMap<String, Boolean> answers = new TreeMap<>();
    for (List<String> line : record.all("manylinux")) {
      answers.put(line.get(0), line.get(1).equals("1"));
    }
    return answers.isEmpty() ? Libc.ManylinuxPolicy.ALL : new Answers(answers);
  }

  private record Answers(SortedMap<String, Boolean> byVersion) implements Libc.ManylinuxPolicy {
    @Override
    public boolean allows(int major, int minor, String architecture) {
      return byVersion.getOrDefault(major + "_" + minor, true);
    }
  }

  private static boolean hasStandardExecutable(ProbeRecord record, String platform) {
    List<List<String>> found = record.all("elf");
    Optional<ElfHeader> header = Optional.empty();
    if (!found.isEmpty() && found.getFirst().size() >= 4) {
      List<String> parts = found.getFirst();
      header =
          Optional.of(
              new ElfHeader(
                  ProbeRecord.toNumber(parts.get(0)),
                  parts.get(1).equals("1"),
                  ProbeRecord.toNumber(parts.get(2)),
                  (int) Long.parseLong(parts.get(3))));
    }
    return switch (platform) {
      case "linux-armv7l", "linux-armv8l" -> header.filter(ElfHeader::isArmHardFloat).isPresent();
      case "linux-i686" -> header.filter(ElfHeader::is32BitIntel).isPresent();
      default -> true;
    };
  }
}
