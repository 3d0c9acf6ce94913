package dev.pipaccel.model.metadata;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.text.PythonText;
import java.util.Set;

/// Names of modules that a distribution provides (PEP 794): dotted identifiers, perhaps followed by
/// `; private`.
final class ImportNames {
  private static final Set<String> KEYWORDS =
      Set.of(
          "False",
          "None",
          "True",
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with",
          "yield");

  private ImportNames() {}

  static void check(String text) throws SyntaxException {
    int semicolon = text.indexOf(';');
    String name = semicolon < 0 ? text : text.substring(0, semicolon);
    while (!name.isEmpty() && PythonText.isSpace(name.charAt(name.length() - 1))) {
      name = name.substring(0, name.length() - 1);
    }
    for (String part : name.split("\\.", -1)) {
      if (!PythonText.isIdentifier(part) || KEYWORDS.contains(part)) {
        throw new SyntaxException("import name", text, 0, "'" + part + "' is not an identifier");
      }
    }
    if (semicolon >= 0) {
      String word = text.substring(semicolon + 1);
      int start = 0;
      while (start < word.length() && PythonText.isSpace(word.charAt(start))) {
        start++;
      }
      if (!word.substring(start).equals("private")) {
        throw new SyntaxException(
            "import name", text, semicolon, "Only 'private' may follow the semicolon");
      }
    }
  }
}
