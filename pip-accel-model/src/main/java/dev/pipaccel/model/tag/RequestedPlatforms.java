package dev.pipaccel.model.tag;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Expands the values of `--platform`: a version of macOS, iOS, Android or an old manylinux stands
/// for the older ones, too.
final class RequestedPlatforms {
  private RequestedPlatforms() {}

  static List<String> expand(List<String> platforms) {
    Set<String> expanded = new LinkedHashSet<>();
    for (String platform : platforms) {
      // A platform that an earlier one stands for adds nothing, not even what it stands for.
      if (!expanded.contains(platform)) {
        expanded.addAll(expand(platform));
      }
    }
    return List.copyOf(expanded);
  }

  private static List<String> expand(String platform) {
    if (platform.startsWith("macosx")) {
      return apple(platform, "macosx", parts -> parts.macOs());
    }
    if (platform.startsWith("ios")) {
      return apple(platform, "ios", parts -> parts.ios());
    }
    int underscore = platform.indexOf('_');
    String system = underscore < 0 ? platform : platform.substring(0, underscore);
    String rest = platform.substring(system.length());
    return switch (system) {
      case "android" -> android(platform);
      case "manylinux2014" ->
          rest.equals("_i686") || rest.equals("_x86_64")
              ? List.of(platform, "manylinux2010" + rest, "manylinux1" + rest)
              : List.of(platform);
      case "manylinux2010" -> List.of(platform, "manylinux1" + rest);
      default -> List.of(platform);
    };
  }

  private static List<String> android(String platform) {
    String rest = platform.substring("android".length());
    int digits = 1;
    while (digits < rest.length() && isDigit(rest.charAt(digits))) {
      digits++;
    }
    boolean level = digits >= 2 && digits <= 5;
    if (!level || digits + 1 >= rest.length() || rest.charAt(digits) != '_') {
      return List.of(platform);
    }
    int newest = Integer.parseInt(rest.substring(1, digits));
    return new Platform.Android(newest, rest.substring(digits + 1)).tags();
  }

  /// Expands `name_major_minor_architecture`; the name may be longer than the system's own and then
  /// stays so in every tag.
  private static List<String> apple(
      String platform, String system, Function<AppleParts, List<String>> older) {
    AppleParts parts = AppleParts.of(platform);
    if (parts == null) {
      return List.of(platform);
    }
    List<String> tags = new ArrayList<>();
    for (String tag : older.apply(parts)) {
      tags.add(parts.name() + tag.substring(system.length()));
    }
    return tags;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
