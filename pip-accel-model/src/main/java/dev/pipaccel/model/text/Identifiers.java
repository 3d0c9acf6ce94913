package dev.pipaccel.model.text;

/// The characters of Python identifiers: Unicode's `XID_Start` and `XID_Continue`, which Java's
/// `ID_Start` and `ID_Continue` exceed by the few characters whose compatibility form is none, and
/// by U+2E2F.
final class Identifiers {
  private Identifiers() {}

  static boolean isStart(int character) {
    return Character.isUnicodeIdentifierStart(character)
        && (character < 0x80 || !(isUnstable(character) || isUnstableAtStart(character)));
  }

  static boolean isPart(int character) {
    return Character.isUnicodeIdentifierPart(character)
        && !Character.isIdentifierIgnorable(character)
        && (character < 0x80 || !isUnstable(character));
  }

  private static boolean isUnstable(int character) {
    return switch (character) {
      case 0x037a,
          0x2e2f,
          0x309b,
          0x309c,
          0xfdfa,
          0xfdfb,
          0xfe70,
          0xfe72,
          0xfe74,
          0xfe76,
          0xfe78,
          0xfe7a,
          0xfe7c,
          0xfe7e ->
          true;
      default -> character >= 0xfc5e && character <= 0xfc63;
    };
  }

  private static boolean isUnstableAtStart(int character) {
    return switch (character) {
      case 0x0e33, 0x0eb3, 0xff9e, 0xff9f -> true;
      default -> false;
    };
  }
}
