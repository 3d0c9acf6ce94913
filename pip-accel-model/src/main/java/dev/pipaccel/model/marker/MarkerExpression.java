package dev.pipaccel.model.marker;

import java.util.List;

/// What a marker says, without the parentheses it was written with. The operands of `and` and `or`
/// are all evaluated, so that an undefined comparison is found wherever it stands, as in pip.
public sealed interface MarkerExpression
    permits MarkerExpression.And, MarkerExpression.Or, Comparison {
  /// Evaluates the expression.
  ///
  /// @throws MarkerEvaluationException if it has no value in this context
  boolean evaluate(MarkerContext context);

  /// Holds if each of two or more operands does.
  record And(List<MarkerExpression> operands) implements MarkerExpression {
    /// Copies the operands.
    public And {
      operands = List.copyOf(operands);
    }

    @Override
    public boolean evaluate(MarkerContext context) {
      boolean holds = true;
      for (MarkerExpression operand : operands) {
        holds &= operand.evaluate(context);
      }
      return holds;
    }
  }

  /// Holds if one of two or more operands does.
  record Or(List<MarkerExpression> operands) implements MarkerExpression {
    /// Copies the operands.
    public Or {
      operands = List.copyOf(operands);
    }

    @Override
    public boolean evaluate(MarkerContext context) {
      boolean holds = false;
      for (MarkerExpression operand : operands) {
        holds |= operand.evaluate(context);
      }
      return holds;
    }
  }
}
