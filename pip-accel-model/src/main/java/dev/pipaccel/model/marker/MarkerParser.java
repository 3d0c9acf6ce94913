package dev.pipaccel.model.marker;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.TextCursor;
import dev.pipaccel.model.marker.MarkerExpression.And;
import dev.pipaccel.model.marker.MarkerExpression.Or;
import dev.pipaccel.model.marker.MarkerOperand.Literal;
import dev.pipaccel.model.marker.MarkerOperand.Variable;
import java.util.ArrayList;
import java.util.List;

/// Reads a marker by recursive descent, and builds its canonical text on the way.
///
/// ```
/// marker = atom (("and" | "or") atom)*
/// atom   = "(" marker ")" | operand operator operand
/// ```
final class MarkerParser {
  /// Far more than anybody writes, and far less than what would exhaust a thread's stack.
  private static final int MAX_DEPTH = 200;

  private final TextCursor cursor;
  private final StringBuilder text = new StringBuilder();
  private int depth;

  /// Whether the piece of `text` last appended needs parentheses where it is an operand.
  private boolean compound;

  MarkerParser(String source, int start) {
    this.cursor = new TextCursor("marker", source, start);
  }

  Marker parse() throws SyntaxException {
    MarkerExpression expression = marker();
    if (!cursor.isAtEnd()) {
      throw cursor.error("'and', 'or' or the end of the marker is expected");
    }
    return new Marker(expression, text.toString());
  }

  private MarkerExpression marker() throws SyntaxException {
    List<MarkerExpression> alternatives = new ArrayList<>(1);
    List<MarkerExpression> conditions = new ArrayList<>(1);
    int start = text.length();
    conditions.add(atom());
    boolean several = false;
    while (true) {
      boolean or = cursor.isAtWord("or");
      if (!or && !cursor.isAtWord("and")) {
        break;
      }
      if (!several) {
        encloseCompound(start);
      }
      several = true;
      cursor.skipWord(or ? "or" : "and");
      text.append(or ? " or " : " and ");
      if (or) {
        alternatives.add(all(conditions));
        conditions.clear();
      }
      int operand = text.length();
      conditions.add(atom());
      encloseCompound(operand);
    }
    compound |= several;
    alternatives.add(all(conditions));
    return alternatives.size() == 1 ? alternatives.getFirst() : new Or(alternatives);
  }

  private static MarkerExpression all(List<MarkerExpression> conditions) {
    return conditions.size() == 1 ? conditions.getFirst() : new And(conditions);
  }

  private void encloseCompound(int start) {
    if (compound) {
      text.insert(start, '(').append(')');
      compound = false;
    }
  }

  private MarkerExpression atom() throws SyntaxException {
    cursor.skipBlanks();
    int start = cursor.position();
    MarkerExpression expression;
    if (cursor.skip('(')) {
      if (++depth > MAX_DEPTH) {
        throw cursor.errorAt(start, "parentheses are nested more than " + MAX_DEPTH + " deep");
      }
      expression = marker();
      depth--;
      if (!cursor.skip(')')) {
        throw cursor.isAtEnd()
            ? cursor.errorAt(start, "this parenthesis is never closed")
            : cursor.error("'and', 'or' or ')' is expected");
      }
    } else {
      expression = comparison();
    }
    cursor.skipBlanks();
    return expression;
  }

  private MarkerExpression comparison() throws SyntaxException {
    MarkerOperand left = operand();
    cursor.skipBlanks();
    MarkerOperator operator = operator();
    cursor.skipBlanks();
    Comparison comparison = Comparison.of(left, operator, operand());
    text.append(comparison);
    compound = false;
    return comparison;
  }

  private MarkerOperator operator() throws SyntaxException {
    if (cursor.skipWord("not")) {
      int end = cursor.position();
      cursor.skipBlanks();
      if (cursor.position() == end || !cursor.skipWord("in")) {
        throw cursor.error("'in' is expected after 'not'");
      }
      return MarkerOperator.NOT_IN;
    }
    MarkerOperator operator = MarkerOperator.skip(cursor);
    if (operator == null) {
      throw cursor.error(
          "an operator is expected: <=, <, !=, ==, >=, >, ~=, ===, 'in' or 'not in'");
    }
    return operator;
  }

  private MarkerOperand operand() throws SyntaxException {
    if (cursor.isAt('"') || cursor.isAt('\'')) {
      return literal();
    }
    String variable = MarkerVariables.skip(cursor);
    if (variable == null) {
      throw cursor.error("a marker variable such as python_version or a quoted text is expected");
    }
    return new Variable(variable);
  }

  private MarkerOperand literal() throws SyntaxException {
    int start = cursor.position();
    String source = cursor.source();
    int end = source.indexOf(source.charAt(start), start + 1);
    if (end < 0) {
      throw cursor.errorAt(start, "this quote is never closed");
    }
    cursor.moveTo(end + 1);
    return new Literal(new PythonLiteral(cursor, start + 1, end).value());
  }
}
