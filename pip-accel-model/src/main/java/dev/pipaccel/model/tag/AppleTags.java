package dev.pipaccel.model.tag;

import java.util.ArrayList;
import java.util.List;

/// Platform tags of macOS and iOS.
final class AppleTags {
  /// The last of the versions 10.x that tags know; 10.16 is macOS 11 under its compatible name.
  private static final int LAST_TEN = 16;

  private AppleTags() {}

  static List<String> macOs(int major, int minor, String architecture) {
    List<String> tags = new ArrayList<>();
    if (major == 10) {
      for (int older = minor; older >= 0; older--) {
        add(tags, 10, older, binaryFormats(10, older, architecture));
      }
    }
    if (major >= 11) {
      // Since macOS 11 each yearly release has a new major number; wheels name minor version 0.
      for (int older = major; older >= 11; older--) {
        add(tags, older, 0, binaryFormats(older, 0, architecture));
      }
      for (int older = LAST_TEN; older >= 4; older--) {
        // Arm has no releases before 11, but the Intel half of universal2 may name one.
        boolean intel = architecture.equals("x86_64");
        add(
            tags,
            10,
            older,
            intel ? binaryFormats(10, older, architecture) : List.of("universal2"));
      }
    }
    return tags;
  }

  private static void add(List<String> tags, int major, int minor, List<String> formats) {
    for (String format : formats) {
      tags.add("macosx_" + major + "_" + minor + "_" + format);
    }
  }

  /// The binary formats that an architecture can run on a version of the system.
  private static List<String> binaryFormats(int major, int minor, String architecture) {
    boolean before10Dot4 = major < 10 || (major == 10 && minor < 4);
    boolean after10Dot5 = major > 10 || (major == 10 && minor > 5);
    boolean after10Dot6 = major > 10 || (major == 10 && minor > 6);
    return switch (architecture) {
      case "x86_64" ->
          before10Dot4
              ? List.of()
              : List.of("x86_64", "intel", "fat64", "fat3", "universal2", "universal");
      case "i386" ->
          before10Dot4 ? List.of() : List.of("i386", "intel", "fat3", "fat", "universal");
      case "ppc64" ->
          before10Dot4 || after10Dot5 ? List.of() : List.of("ppc64", "fat64", "universal");
      case "ppc" -> after10Dot6 ? List.of() : List.of("ppc", "fat3", "fat", "universal");
      case "arm64" -> List.of("arm64", "universal2");
      case "intel" -> List.of("intel", "universal");
      default -> List.of(architecture);
    };
  }

  static List<String> ios(int major, int minor, String multiarch) {
    List<String> tags = new ArrayList<>();
    // iOS 12 is the oldest that runs CPython. No minor version has exceeded 9.
    for (int older = major; older >= 12; older--) {
      for (int each = older == major ? minor : 9; each >= 0; each--) {
        tags.add("ios_" + older + "_" + each + "_" + Platform.normalize(multiarch));
      }
    }
    return tags;
  }
}
