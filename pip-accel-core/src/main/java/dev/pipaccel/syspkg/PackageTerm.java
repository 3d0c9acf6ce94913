package dev.pipaccel.syspkg;

import dev.pipaccel.model.version.Version;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A system package as a table names it: `libssl-dev`, or `libpcre3-dev; debian <= 12` where only
/// some releases of that system have it. A condition about another system is none.
///
/// @param condition the part after the semicolon
record PackageTerm(String name, Optional<Condition> condition) {
  private static final Pattern FORM =
      Pattern.compile("\\s*([^;\\s]+)\\s*(?:;\\s*([\\w-]+)\\s*(<=|>=|<|>|==)\\s*([\\w.]+)\\s*)?");

  /// A condition on the release of a system.
  record Condition(String system, String operator, String version) {
    boolean holds(SystemRelease release) {
      if (!system.equals(release.id())) {
        return true;
      }
      Optional<Version> own = Version.tryParse(release.version());
      if (own.isEmpty()) {
        // What has no version is always the newest.
        return operator.startsWith(">");
      }
      int order = own.get().compareTo(Version.of(version));
      return switch (operator) {
        case "<=" -> order <= 0;
        case ">=" -> order >= 0;
        case "<" -> order < 0;
        case ">" -> order > 0;
        default -> order == 0;
      };
    }
  }

  /// @throws IllegalArgumentException if the text has no such form
  static PackageTerm parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("'" + text + "' names no package");
    }
    return new PackageTerm(
        form.group(1),
        Optional.ofNullable(form.group(2))
            .map(system -> new Condition(system, form.group(3), form.group(4))));
  }

  boolean isFor(SystemRelease release) {
    return condition.isEmpty() || condition.get().holds(release);
  }
}
