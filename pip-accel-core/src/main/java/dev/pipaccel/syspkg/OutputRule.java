package dev.pipaccel.syspkg;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A form of line by which a tool says what it lacks.
///
/// @param certain whether a build that prints such a line fails because of it; other lines are also
///   printed by builds that can do without
/// @param meaning of the line; none where it is about something else after all
record OutputRule(Pattern pattern, boolean certain, Function<Matcher, List<Missing>> meaning) {
  /// A line that ends a build.
  static OutputRule certain(String regex, Function<String, Missing> first) {
    return new OutputRule(
        Pattern.compile(regex), true, found -> List.of(first.apply(found.group(1))));
  }

  /// A line that ends a build, whatever else it says.
  static OutputRule always(String regex, Missing... missing) {
    List<Missing> all = List.of(missing);
    return new OutputRule(Pattern.compile(regex), true, _ -> all);
  }

  /// A line that may be the reason.
  static OutputRule likely(String regex, Function<String, Missing> first) {
    return new OutputRule(
        Pattern.compile(regex), false, found -> List.of(first.apply(found.group(1))));
  }

  /// Reads a line.
  Optional<Matcher> match(String line) {
    Matcher matcher = pattern.matcher(line);
    return matcher.find() ? Optional.of(matcher) : Optional.empty();
  }
}
