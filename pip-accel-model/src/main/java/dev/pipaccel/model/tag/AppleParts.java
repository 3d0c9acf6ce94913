package dev.pipaccel.model.tag;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The parts of a platform such as `macosx_10_9_x86_64` that a user asks for.
record AppleParts(String name, int major, int minor, String architecture) {
  /// Returns the parts, or null if the text has another form.
  static @Nullable AppleParts of(String platform) {
    // Longer numbers than any system will have are no version.
    Matcher matcher = Pattern.compile("(.+)_([0-9]{1,4})_([0-9]{1,4})_(.+)").matcher(platform);
    if (!matcher.lookingAt()) {
      return null;
    }
    return new AppleParts(
        matcher.group(1),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)),
        matcher.group(4));
  }

  List<String> macOs() {
    return AppleTags.macOs(major, minor, architecture);
  }

  List<String> ios() {
    return AppleTags.ios(major, minor, architecture);
  }
}
