package dev.pipaccel.model.tag;

import dev.pipaccel.model.tag.Libc.Glibc;
import dev.pipaccel.model.tag.Libc.Musl;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Platform tags of Linux: `linux_…`, then `manylinux` or `musllinux` from the system's version of
/// the C library downward.
final class LinuxTags {
  private static final Set<String> MANYLINUX_ARCHITECTURES =
      Set.of("x86_64", "aarch64", "ppc64", "ppc64le", "s390x", "loongarch64", "riscv64");

  /// Stands for the last minor version of a glibc before the current major one; none exists yet.
  private static final int LAST_MINOR = 50;

  private LinuxTags() {}

  static List<String> of(Platform.Linux platform) {
    String name = Platform.normalize(platform.name());
    if (!name.startsWith("linux_")) {
      return List.of(name);
    }
    String architecture = name.substring("linux_".length());
    if (platform.is32Bit()) {
      architecture =
          switch (architecture) {
            case "x86_64" -> "i686";
            case "aarch64" -> "armv8l";
            default -> architecture;
          };
    }
    List<String> architectures =
        architecture.equals("armv8l") ? List.of("armv8l", "armv7l") : List.of(architecture);
    List<String> tags = new ArrayList<>();
    architectures.forEach(each -> tags.add("linux_" + each));
    if (platform.libc().isPresent()) {
      switch (platform.libc().get()) {
        case Glibc glibc -> {
          if (isManylinux(platform, architectures)) {
            architectures.forEach(each -> addManylinux(tags, glibc, each, architectures));
          }
        }
        case Musl(int major, int minor) -> {
          for (String each : architectures) {
            for (int older = minor; older >= 0; older--) {
              tags.add("musllinux_" + major + "_" + older + "_" + each);
            }
          }
        }
      }
    }
    return tags;
  }

  private static boolean isManylinux(Platform.Linux platform, List<String> architectures) {
    if (architectures.contains("armv7l") || architectures.contains("i686")) {
      return platform.standardExecutable();
    }
    return architectures.stream().anyMatch(MANYLINUX_ARCHITECTURES::contains);
  }

  private static void addManylinux(
      List<String> tags, Glibc glibc, String architecture, List<String> architectures) {
    boolean intel = architectures.contains("x86_64") || architectures.contains("i686");
    int oldestMinor = intel ? 5 : 17;
    for (int major = glibc.major(); major >= 2; major--) {
      int newest = major == glibc.major() ? glibc.minor() : LAST_MINOR;
      int oldest = major == 2 ? oldestMinor : 0;
      for (int minor = newest; minor >= oldest; minor--) {
        if (!glibc.policy().allows(major, minor, architecture)) {
          continue;
        }
        tags.add("manylinux_" + major + "_" + minor + "_" + architecture);
        if (major == 2) {
          addLegacy(tags, minor, architecture);
        }
      }
    }
  }

  private static void addLegacy(List<String> tags, int minor, String architecture) {
    switch (minor) {
      case 17 -> tags.add("manylinux2014_" + architecture);
      case 12 -> tags.add("manylinux2010_" + architecture);
      case 5 -> tags.add("manylinux1_" + architecture);
      default -> {
        // Only those three versions had a name before PEP 600.
      }
    }
  }
}
