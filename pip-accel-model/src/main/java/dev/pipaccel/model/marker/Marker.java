package dev.pipaccel.model.marker;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.name.ExtraName;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An environment marker (PEP 508, PEP 685). Two markers are equal if their canonical texts are:
/// the spelling of quotes, blanks, older names of variables, extras and needless parentheses does
/// not count. Immutable and safe for use by several threads.
public final class Marker {
  private final MarkerExpression expression;
  private final String text;

  Marker(MarkerExpression expression, String text) {
    this.expression = expression;
    this.text = text;
  }

  /// Parses a marker expression.
  public static Marker parse(String text) throws SyntaxException {
    return parse(text, 0);
  }

  /// Parses the marker expression that reaches from an index to the end of a text; offsets of
  /// errors count from the beginning of the text.
  public static Marker parse(String text, int start) throws SyntaxException {
    return new MarkerParser(text, start).parse();
  }

  /// Returns what the marker says.
  public MarkerExpression expression() {
    return expression;
  }

  /// Evaluates the marker of a requirement for a distribution without extras: `extra` is empty.
  ///
  /// @throws MarkerEvaluationException if the marker has no value
  public boolean evaluate(MarkerEnvironment environment) {
    return evaluate(environment, Set.of());
  }

  /// Evaluates the marker; with several extras it holds if it holds for one of them, with none
  /// `extra` is the empty text, as in pip.
  ///
  /// @throws MarkerEvaluationException if the marker has no value
  public boolean evaluate(MarkerEnvironment environment, Set<ExtraName> extras) {
    if (extras.isEmpty()) {
      return expression.evaluate(MarkerContext.ofMetadata(environment, ""));
    }
    for (ExtraName extra : extras) {
      if (expression.evaluate(MarkerContext.ofMetadata(environment, extra.text()))) {
        return true;
      }
    }
    return false;
  }

  /// Evaluates the marker of a lock file's package, where `extras` and `dependency_groups` are sets
  /// (PEP 751) and `extra` does not exist.
  ///
  /// @param dependencyGroups names of groups, normalized or not
  /// @throws MarkerEvaluationException if the marker has no value
  public boolean evaluateInLock(
      MarkerEnvironment environment, Set<ExtraName> extras, Collection<String> dependencyGroups) {
    Set<String> extraTexts = new HashSet<>();
    for (ExtraName extra : extras) {
      extraTexts.add(extra.text());
    }
    Set<String> groupTexts = new HashSet<>();
    for (String group : dependencyGroups) {
      groupTexts.add(ExtraName.of(group).text());
    }
    return expression.evaluate(MarkerContext.ofLock(environment, extraTexts, groupTexts));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Marker marker && text.equals(marker.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /// Returns the canonical text.
  @Override
  public String toString() {
    return text;
  }
}
