package dev.pipaccel.model.version;

import dev.pipaccel.model.SyntaxException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A PEP 440 version. Order and equality are the standard's: `1.0` equals `1.0.0`, although their
/// texts differ. Immutable and safe for use by several threads.
public final class Version implements Comparable<Version> {
  private final String text;
  private final int baseEnd;
  private final int publicEnd;
  private final boolean prerelease;
  private final byte[] key;
  private int hash;

  /// @param text in canonical form
  /// @param baseEnd where epoch and release end in `text`
  /// @param publicEnd where the local version label's `+` stands, or the end of `text`
  /// @param key built by [VersionKey]
  Version(String text, int baseEnd, int publicEnd, boolean prerelease, byte[] key) {
    this.text = text;
    this.baseEnd = baseEnd;
    this.publicEnd = publicEnd;
    this.prerelease = prerelease;
    this.key = key;
  }

  /// Parses a version in any of the spellings that the standard accepts; white space around it is
  /// ignored.
  ///
  /// @throws SyntaxException if `text` is not a PEP 440 version
  public static Version parse(String text) throws SyntaxException {
    Version version = parseOrNull(text);
    if (version == null) {
      VersionScanner scanner = new VersionScanner(text, 0);
      scanner.scanWhole();
      throw scanner.error();
    }
    return version;
  }

  /// Parses a version; empty where `text` is none.
  public static Optional<Version> tryParse(String text) {
    return Optional.ofNullable(parseOrNull(text));
  }

  /// Parses a version that is known to be valid.
  ///
  /// @throws IllegalArgumentException if it is not
  public static Version of(String text) {
    Version version = parseOrNull(text);
    if (version == null) {
      throw new IllegalArgumentException("not a version: " + text);
    }
    return version;
  }

  static @Nullable Version parseOrNull(String text) {
    byte[] plain = VersionKey.ofPlainRelease(text);
    if (plain != null) {
      return new Version(text, text.length(), text.length(), false, plain);
    }
    VersionScanner scanner = new VersionScanner(text, 0);
    return scanner.scanWhole() ? scanner.version() : null;
  }

  /// Tells whether this is a pre-release or a development release.
  public boolean isPrerelease() {
    return prerelease;
  }

  /// Tells whether this is a post-release.
  public boolean isPostrelease() {
    return post().isPresent();
  }

  /// Tells whether this is a development release.
  public boolean isDevrelease() {
    return dev().isPresent();
  }

  /// Tells whether there is a local version label, such as `cu118` in `2.0+cu118`.
  public boolean isLocal() {
    return publicEnd < text.length();
  }

  /// Returns the epoch, 0 where none is written.
  public BigInteger epoch() {
    int end = text.indexOf('!');
    return end < 0 ? BigInteger.ZERO : new BigInteger(text.substring(0, end));
  }

  /// Returns the numbers of the release, zeros at the end included.
  public List<BigInteger> release() {
    List<BigInteger> release = new ArrayList<>();
    for (String segment : releaseText().split("\\.")) {
      release.add(new BigInteger(segment));
    }
    return List.copyOf(release);
  }

  /// Returns the first number of the release.
  ///
  /// @throws ArithmeticException if it is more than 2147483647
  public int major() {
    return releaseNumber(0);
  }

  /// Returns the second number of the release, 0 where it is not written.
  ///
  /// @throws ArithmeticException if it is more than 2147483647
  public int minor() {
    return releaseNumber(1);
  }

  /// Returns the third number of the release, 0 where it is not written.
  ///
  /// @throws ArithmeticException if it is more than 2147483647
  public int micro() {
    return releaseNumber(2);
  }

  private int releaseNumber(int index) {
    List<BigInteger> release = release();
    return index < release.size() ? release.get(index).intValueExact() : 0;
  }

  /// Returns the pre-release part: `rc1` of `1.0rc1.post2`.
  public Optional<PreRelease> pre() {
    PreRelease.Phase phase = PreRelease.Phase.at(text, baseEnd);
    if (phase == null) {
      return Optional.empty();
    }
    return Optional.of(new PreRelease(phase, numberAt(baseEnd + phase.text().length())));
  }

  /// Returns the number of the post-release.
  public Optional<BigInteger> post() {
    return suffix(".post");
  }

  /// Returns the number of the development release.
  public Optional<BigInteger> dev() {
    return suffix(".dev");
  }

  private Optional<BigInteger> suffix(String name) {
    int start = text.indexOf(name, baseEnd, publicEnd);
    return start < 0 ? Optional.empty() : Optional.of(numberAt(start + name.length()));
  }

  private BigInteger numberAt(int start) {
    int end = start;
    while (end < publicEnd && Ascii.isDigit(text.charAt(end))) {
      end++;
    }
    return new BigInteger(text.substring(start, end));
  }

  /// Returns the local version label in canonical form: `cu118` of `2.0+cu118`.
  public Optional<String> local() {
    return isLocal() ? Optional.of(text.substring(publicEnd + 1)) : Optional.empty();
  }

  /// Returns the canonical text without the local version label.
  public String publicVersion() {
    return text.substring(0, publicEnd);
  }

  /// Returns epoch and release: `1!2.0` of `1!2.0rc1.post3.dev4+local`.
  public String baseVersion() {
    return text.substring(0, baseEnd);
  }

  /// Returns the canonical text without zeros at the end of the release, which is the same for all
  /// equal versions: `1rc1` for `1.0.0rc1`.
  public String normalizedText() {
    int end = baseEnd;
    while (end >= 2 && text.startsWith(".0", end - 2)) {
      end -= 2;
    }
    return text.substring(0, end) + text.substring(baseEnd);
  }

  private String releaseText() {
    return text.substring(text.indexOf('!') + 1, baseEnd);
  }

  /// Returns the bytes whose unsigned order is that of versions.
  byte[] key() {
    return key;
  }

  @Override
  public int compareTo(Version other) {
    return Arrays.compareUnsigned(key, other.key);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Version version && Arrays.equals(key, version.key);
  }

  @Override
  public int hashCode() {
    int known = hash;
    if (known == 0) {
      known = Arrays.hashCode(key);
      hash = known;
    }
    return known;
  }

  /// Returns the canonical text, with the zeros at the end of the release as they were written.
  @Override
  public String toString() {
    return text;
  }
}
