package dev.pipaccel.model.version;

import dev.pipaccel.model.SyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One version specifier (PEP 440): an operator and a version, for `===` any text. Two specifiers
/// are equal if they say the same up to the spelling of the version; `==1.0` equals `==1`.
/// Immutable and safe for use by several threads.
public final class Specifier {
  private final Operator operator;
  private final String version;
  private final boolean wildcard;
  private final @Nullable Version parsed;
  private @Nullable VersionIntervals intervals;

  /// @param version as written, with `.*` where `wildcard` is set
  /// @param parsed the version without `.*`; null where the operator is `===` and the text is no
  ///   version
  Specifier(Operator operator, String version, boolean wildcard, @Nullable Version parsed) {
    this.operator = operator;
    this.version = version;
    this.wildcard = wildcard;
    this.parsed = parsed;
  }

  /// Parses one specifier such as `>=1.2`; white space around and inside is ignored.
  public static Specifier parse(String text) throws SyntaxException {
    return new SpecifierScanner(text, 0, text.length()).specifier();
  }

  /// Parses one specifier; empty where `text` is none.
  public static Optional<Specifier> tryParse(String text) {
    try {
      return Optional.of(parse(text));
    } catch (SyntaxException e) {
      return Optional.empty();
    }
  }

  /// Returns where the longest specifier ends that begins at an index of a text, or -1 if none
  /// does. For `===` that is the next white space, `;` or `)`, whatever stands before it.
  public static int findEnd(String text, int start) {
    return new SpecifierScanner(text, start, text.length()).findEnd();
  }

  /// Returns the operator.
  public Operator operator() {
    return operator;
  }

  /// Returns the version as written, with `.*` where it was given.
  public String version() {
    return version;
  }

  /// Tells whether the version ends with `.*`.
  public boolean isWildcard() {
    return wildcard;
  }

  /// Tells whether the specifier names one version: `==` without `.*`, or `===`.
  public boolean isPinned() {
    return operator == Operator.ARBITRARY || operator == Operator.EQUAL && !wildcard;
  }

  /// Tells whether the specifier names a pre-release as one that will do, which opts in to
  /// pre-releases.
  public boolean namesPrerelease() {
    return operator != Operator.NOT_EQUAL && parsed != null && parsed.isPrerelease();
  }

  /// Tells whether the version is admitted, were it a pre-release or not.
  public boolean contains(Version candidate) {
    return operator == Operator.ARBITRARY
        ? isSameText(candidate.toString())
        : intervals().contains(candidate);
  }

  /// Tells whether a text is admitted: as it stands for `===`, else if it is a version that is
  /// admitted.
  public boolean contains(String candidate) {
    if (operator == Operator.ARBITRARY) {
      return isSameText(candidate);
    }
    Version candidateVersion = Version.parseOrNull(candidate);
    return candidateVersion != null && intervals().contains(candidateVersion);
  }

  private boolean isSameText(String candidate) {
    return candidate.toLowerCase(Locale.ROOT).equals(version.toLowerCase(Locale.ROOT));
  }

  /// Returns the versions that are admitted; for `===`, which knows only texts, that is all.
  VersionIntervals intervals() {
    VersionIntervals known = intervals;
    if (known == null) {
      known =
          parsed == null ? VersionIntervals.ALL : SpecifierIntervals.of(operator, parsed, wildcard);
      intervals = known;
    }
    return known;
  }

  private String canonicalVersion() {
    if (parsed == null || wildcard || operator == Operator.ARBITRARY) {
      return version;
    }
    return operator == Operator.COMPATIBLE ? parsed.toString() : parsed.normalizedText();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Specifier specifier
        && operator == specifier.operator
        && canonicalVersion().equals(specifier.canonicalVersion());
  }

  @Override
  public int hashCode() {
    return Objects.hash(operator, canonicalVersion());
  }

  /// Returns operator and version without white space, the version as it was written.
  @Override
  public String toString() {
    return operator.symbol() + version;
  }
}
