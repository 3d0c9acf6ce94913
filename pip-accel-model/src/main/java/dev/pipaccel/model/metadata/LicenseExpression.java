package dev.pipaccel.model.metadata;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.text.PythonText;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An SPDX license expression (PEP 639): identifiers joined by `AND`, `OR` and `WITH`, grouped by
/// parentheses.
///
/// @param text in canonical form
public record LicenseExpression(String text) {
  private static final Set<String> OPERATORS = Set.of("and", "or", "with");
  private static final Set<String> WORDS = Set.of("and", "or", "with", "(", ")");
  private static final String REFERENCE = "licenseref-";

  /// The deepest nesting of parentheses that is read.
  private static final int MAXIMUM_DEPTH = 150;

  /// Parses an expression in any case.
  ///
  /// @throws SyntaxException if it is malformed or names a license or exception that is neither on
  ///   the SPDX list nor a `LicenseRef-`
  public static LicenseExpression parse(String text) throws SyntaxException {
    List<String> tokens = PythonText.words(text.replace("(", " ( ").replace(")", " ) "));
    Parser parser = new Parser(text, tokens);
    parser.expression(0);
    if (parser.position < tokens.size()) {
      throw parser.malformed();
    }
    return new LicenseExpression(parser.canonical.toString());
  }

  @Override
  public String toString() {
    return text;
  }

  /// Reads `term ((AND|OR|WITH) term)*` and writes the canonical form.
  private static final class Parser {
    private final String source;
    private final List<String> tokens;
    private final StringBuilder canonical = new StringBuilder();
    private int position;

    Parser(String source, List<String> tokens) {
      this.source = source;
      this.tokens = tokens;
    }

    void expression(int depth) throws SyntaxException {
      boolean simple = term(depth);
      while (true) {
        String operator = peek();
        if (operator == null || !OPERATORS.contains(operator)) {
          return;
        }
        if (operator.equals("with") && !simple) {
          throw malformed();
        }
        position++;
        canonical.append(' ').append(operator.toUpperCase(Locale.ROOT)).append(' ');
        if (operator.equals("with")) {
          exception();
          simple = false;
        } else {
          simple = term(depth);
        }
      }
    }

    /// Reads a license or a group; tells whether it was a license.
    private boolean term(int depth) throws SyntaxException {
      String token = peek();
      if ("(".equals(token) && depth < MAXIMUM_DEPTH) {
        position++;
        canonical.append('(');
        expression(depth + 1);
        if (!")".equals(peek())) {
          throw malformed();
        }
        position++;
        canonical.append(')');
        return false;
      }
      if (token == null || WORDS.contains(token)) {
        throw malformed();
      }
      canonical.append(license(tokens.get(position), token));
      position++;
      return true;
    }

    private void exception() throws SyntaxException {
      String token = peek();
      if (token == null || WORDS.contains(token)) {
        throw malformed();
      }
      String identifier = SpdxIdentifiers.exception(token);
      if (identifier == null) {
        throw invalid("Unknown license exception '" + token + "'");
      }
      canonical.append(identifier);
      position++;
    }

    private String license(String written, String token) throws SyntaxException {
      if (token.startsWith(REFERENCE)) {
        if (!isReference(token.substring(REFERENCE.length()))) {
          throw invalid("Invalid license reference '" + written + "'");
        }
        return "LicenseRef-" + written.substring(REFERENCE.length());
      }
      boolean orLater = token.endsWith("+");
      String identifier =
          SpdxIdentifiers.license(orLater ? token.substring(0, token.length() - 1) : token);
      if (identifier == null) {
        throw invalid("Unknown license '" + written + "'");
      }
      return identifier + (orLater ? "+" : "");
    }

    private static boolean isReference(String text) {
      return !text.isEmpty()
          && text.chars()
              .allMatch(each ->
                  (each >= 'a' && each <= 'z')
                      || (each >= '0' && each <= '9')
                      || each == '.'
                      || each == '-');
    }

    private @Nullable String peek() {
      return position < tokens.size() ? tokens.get(position).toLowerCase(Locale.ROOT) : null;
    }

    private SyntaxException malformed() {
      return invalid("Malformed license expression '" + source + "'");
    }

    private SyntaxException invalid(String message) {
      return new SyntaxException("license expression", source, 0, message);
    }
  }
}
