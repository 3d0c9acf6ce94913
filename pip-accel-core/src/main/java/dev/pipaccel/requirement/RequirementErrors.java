package dev.pipaccel.requirement;

import dev.pipaccel.error.RequirementsException;
import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.option.PythonValues;
import java.util.Optional;

/// Errors about text that is no requirement.
final class RequirementErrors {
  private static final String INDENTATION = "    ";

  private RequirementErrors() {}

  /// Makes an error that shows where parsing stopped.
  ///
  /// @param text what the user wrote
  static RequirementsException invalid(
      String text, SyntaxException cause, RequirementParser.Origin origin, Optional<String> hint) {
    String source = cause.source();
    String marked =
        source.indexOf('\n') >= 0
            ? INDENTATION + source
            : INDENTATION + source + "\n" + INDENTATION + " ".repeat(cause.offset()) + "^";
    return new RequirementsException(
        origin.appendedTo(
            "Invalid requirement: " + PythonValues.quote(text) + ": " + cause.getMessage()),
        marked,
        hint.orElse(null),
        cause);
  }
}
