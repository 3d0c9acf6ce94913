package dev.pipaccel.model.marker;

import dev.pipaccel.model.marker.MarkerEvaluationException.Reason;
import dev.pipaccel.model.marker.MarkerOperand.Literal;
import dev.pipaccel.model.marker.MarkerOperand.Variable;
import dev.pipaccel.model.name.ExtraName;
import dev.pipaccel.model.version.Specifier;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A comparison of a variable with a literal, on either side. Two variables or two literals are
/// read too, with the meaning that pip gives them: the right one of two variables counts as a
/// literal, the right one of two literals as a variable.
public final class Comparison implements MarkerExpression {
  private final MarkerOperand left;
  private final MarkerOperator operator;
  private final MarkerOperand right;

  /// What `operator` and `right` say of versions, made once because most markers ask for one.
  private final @Nullable Specifier specifier;

  /// @param left names of extras and groups in normalized form
  /// @param right names of extras in normalized form
  Comparison(MarkerOperand left, MarkerOperator operator, MarkerOperand right) {
    this.left = left;
    this.operator = operator;
    this.right = right;
    this.specifier =
        left instanceof Variable && MarkerVariables.isVersion(left.text())
            ? specifier(right.text())
            : null;
  }

  /// Makes a comparison, with the names of extras and groups in it normalized (PEP 685).
  static Comparison of(MarkerOperand left, MarkerOperator operator, MarkerOperand right) {
    if (right instanceof Literal && isVariable(left, MarkerVariables.EXTRA)) {
      return new Comparison(left, operator, normalized(right));
    }
    boolean named = right instanceof Variable && MarkerVariables.isName(right.text());
    return new Comparison(
        named && left instanceof Literal ? normalized(left) : left, operator, right);
  }

  private static boolean isVariable(MarkerOperand operand, String name) {
    return operand instanceof Variable && operand.text().equals(name);
  }

  private static MarkerOperand normalized(MarkerOperand literal) {
    return new Literal(ExtraName.of(literal.text()).text());
  }

  /// Returns the left side.
  public MarkerOperand left() {
    return left;
  }

  /// Returns the operator.
  public MarkerOperator operator() {
    return operator;
  }

  /// Returns the right side.
  public MarkerOperand right() {
    return right;
  }

  @Override
  public boolean evaluate(MarkerContext context) {
    if (left instanceof Variable) {
      if (context.members(left.text()) != null) {
        throw undefined(left.text() + " is a set and possible only on the right of 'in'");
      }
      String value = context.text(left.text());
      return specifier == null ? compareTexts(value, right.text()) : specifier.contains(value);
    }
    String name = right.text();
    Set<String> members = context.members(name);
    if (members != null) {
      return compareWithSet(ExtraName.of(left.text()).text(), members);
    }
    String value = context.text(name);
    if (MarkerVariables.isVersion(name)) {
      Specifier ofValue = specifier(value);
      if (ofValue != null) {
        return ofValue.contains(left.text());
      }
    }
    return compareTexts(left.text(), value);
  }

  private @Nullable Specifier specifier(String version) {
    Optional<Specifier> parsed = Specifier.tryParse(operator.symbol() + version);
    return parsed.orElse(null);
  }

  private boolean compareTexts(String first, String second) {
    return switch (operator) {
      case EQUAL, AT_MOST, AT_LEAST -> first.equals(second);
      case NOT_EQUAL -> !first.equals(second);
      case IN -> second.contains(first);
      case NOT_IN -> !second.contains(first);
      case LESS, GREATER -> false;
      case COMPATIBLE, ARBITRARY ->
          throw undefined("'" + first + "' and '" + second + "' are not versions");
    };
  }

  private boolean compareWithSet(String name, Set<String> members) {
    return switch (operator) {
      case IN -> members.contains(name);
      case NOT_IN -> !members.contains(name);
      case NOT_EQUAL -> true;
      case EQUAL, AT_MOST, AT_LEAST, LESS, GREATER -> false;
      case COMPATIBLE, ARBITRARY -> throw undefined(right.text() + " is a set");
    };
  }

  private MarkerEvaluationException undefined(String reason) {
    return new MarkerEvaluationException(
        Reason.UNDEFINED_COMPARISON, "the marker '" + this + "' has no value: " + reason);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Comparison comparison
        && operator == comparison.operator
        && left.equals(comparison.left)
        && right.equals(comparison.right);
  }

  @Override
  public int hashCode() {
    return Objects.hash(left, operator, right);
  }

  @Override
  public String toString() {
    return left + " " + operator + " " + right;
  }
}
