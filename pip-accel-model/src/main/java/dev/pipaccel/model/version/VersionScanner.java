package dev.pipaccel.model.version;

import dev.pipaccel.model.SyntaxException;
import org.jspecify.annotations.Nullable;

/// Reads one version in one pass over the text, without regular expressions: the parts are kept as
/// spans of the text, and only text that is not canonical is copied.
final class VersionScanner {
  private final String source;
  private int position;
  private boolean canonical = true;
  private int epochStart = -1;
  private int epochEnd;
  private int releaseStart;
  private int releaseEnd;
  private int releaseSegments;
  private PreRelease.@Nullable Phase phase;
  private int preStart;
  private int preEnd;
  private int postStart = -1;
  private int postEnd;
  private int devStart = -1;
  private int devEnd;
  private int localStart = -1;
  private int localEnd;

  VersionScanner(String source, int position) {
    this.source = source;
    this.position = position;
  }

  /// Reads a text that holds a version and white space around it, nothing else.
  boolean scanWhole() {
    skipWhitespace();
    canonical = position == 0;
    if (!scanPublic()) {
      return false;
    }
    scanLocal();
    int end = position;
    skipWhitespace();
    canonical &= end == source.length();
    return position == source.length();
  }

  /// Reads all but the local version label; tells whether there is a version at all.
  boolean scanPublic() {
    if (position < source.length() && (source.charAt(position) | 0x20) == 'v') {
      position++;
      canonical = false;
    }
    if (!scanRelease()) {
      return false;
    }
    if (position < source.length()) {
      scanPre();
      scanPost();
      scanDev();
    }
    return true;
  }

  private boolean scanRelease() {
    releaseStart = position;
    if (!skipNumber()) {
      return false;
    }
    if (at('!')) {
      epochStart = releaseStart;
      epochEnd = position;
      canonical &= source.charAt(epochStart) != '0';
      position++;
      releaseStart = position;
      if (!skipNumber()) {
        return false;
      }
    }
    releaseSegments = 1;
    while (at('.') && isDigit(position + 1)) {
      position++;
      skipNumber();
      releaseSegments++;
    }
    releaseEnd = position;
    return true;
  }

  private void scanPre() {
    int start = position;
    int word = start + (isSeparator(start) ? 1 : 0);
    PreRelease.@Nullable Phase found = PreRelease.Phase.at(source, word);
    if (found == null) {
      return;
    }
    phase = found;
    int length = found.spelledLength(source, word);
    position = word + length;
    canonical &= word == start && source.startsWith(found.text(), word);
    canonical &= length == found.text().length() && isDigit(position);
    preStart = skipSeparatorAndNumber();
    preEnd = position;
  }

  private void scanPost() {
    int start = position;
    if (at('-') && isDigit(start + 1)) {
      canonical = false;
      postStart = start + 1;
      position = postStart;
      skipNumber();
      postEnd = position;
      return;
    }
    int word = start + (isSeparator(start) ? 1 : 0);
    int length = lengthOfWord(word, "post", "rev", "r");
    if (length == 0) {
      return;
    }
    position = word + length;
    canonical &= source.startsWith(".post", start) && isDigit(position);
    postStart = skipSeparatorAndNumber();
    postEnd = position;
  }

  private void scanDev() {
    int start = position;
    int word = start + (isSeparator(start) ? 1 : 0);
    if (!Ascii.matchesIgnoringCase(source, word, "dev")) {
      return;
    }
    position = word + 3;
    canonical &= source.startsWith(".dev", start) && isDigit(position);
    devStart = skipSeparatorAndNumber();
    devEnd = position;
  }

  /// Reads a local version label, if there is one.
  void scanLocal() {
    if (!at('+') || !isAlphanumeric(position + 1)) {
      return;
    }
    position++;
    localStart = position;
    while (true) {
      int start = position;
      boolean numeric = true;
      while (isAlphanumeric(position)) {
        char c = source.charAt(position);
        numeric &= c <= '9';
        canonical &= c < 'A' || c > 'Z';
        position++;
      }
      canonical &= !numeric || position - start == 1 || source.charAt(start) != '0';
      if (!isSeparator(position) || !isAlphanumeric(position + 1)) {
        break;
      }
      canonical &= at('.');
      position++;
    }
    localEnd = position;
  }

  int position() {
    return position;
  }

  /// Tells whether no pre-release, post-release or development part has been read.
  boolean isPlainRelease() {
    return position == releaseEnd;
  }

  int releaseSegments() {
    return releaseSegments;
  }

  /// Builds the version that has been read.
  Version version() {
    VersionKey key = new VersionKey(source.length());
    if (epochStart < 0) {
      key.number(source, 0, 0);
    } else {
      key.number(source, epochStart, epochEnd);
    }
    key.release(source, releaseStart, releaseEnd);
    key.phase(phase, postStart >= 0, devStart >= 0);
    if (phase != null) {
      key.number(source, preStart, preEnd);
    }
    key.post(source, postStart, postEnd);
    key.dev(source, devStart, devEnd);
    key.local(source, localStart, localEnd);
    boolean prerelease = phase != null || devStart >= 0;
    if (canonical) {
      int publicEnd = localStart < 0 ? source.length() : localStart - 1;
      return new Version(source, releaseEnd, publicEnd, prerelease, key.toBytes());
    }
    return canonicalVersion(prerelease, key.toBytes());
  }

  private Version canonicalVersion(boolean prerelease, byte[] key) {
    CanonicalText text = new CanonicalText(source);
    text.appendEpoch(epochStart, epochEnd);
    text.appendSegments(releaseStart, releaseEnd);
    int baseEnd = text.length();
    if (phase != null) {
      text.appendNumbered(phase.text(), preStart, preEnd);
    }
    if (postStart >= 0) {
      text.appendNumbered(".post", postStart, postEnd);
    }
    if (devStart >= 0) {
      text.appendNumbered(".dev", devStart, devEnd);
    }
    int publicEnd = text.length();
    text.appendLocal(localStart, localEnd);
    return new Version(text.toString(), baseEnd, publicEnd, prerelease, key);
  }

  /// Says why the text is no version.
  SyntaxException error() {
    String message;
    if (position >= source.length()) {
      message = "a version is expected, such as 1.2";
    } else if (releaseSegments == 0) {
      message = "a version begins with a digit, not with '" + symbolAt(position) + "'";
    } else {
      String read = source.substring(0, position).strip();
      message = "'" + symbolAt(position) + "' is not possible after " + read;
    }
    return new SyntaxException("version", source, position, message);
  }

  private String symbolAt(int index) {
    return Character.toString(source.codePointAt(index));
  }

  /// Skips digits; tells whether there were any.
  private boolean skipNumber() {
    int start = position;
    while (isDigit(position)) {
      position++;
    }
    canonical &= position - start <= 1 || source.charAt(start) != '0';
    return position > start;
  }

  /// Skips what may follow the name of a suffix and returns where its number starts; without digits
  /// that is where it ends.
  private int skipSeparatorAndNumber() {
    if (isSeparator(position)) {
      position++;
      canonical = false;
    }
    int start = position;
    skipNumber();
    return start;
  }

  private void skipWhitespace() {
    while (position < source.length() && Ascii.isPythonWhitespace(source.charAt(position))) {
      position++;
    }
  }

  private int lengthOfWord(int at, String... words) {
    for (String word : words) {
      if (Ascii.matchesIgnoringCase(source, at, word)) {
        return word.length();
      }
    }
    return 0;
  }

  private boolean at(char c) {
    return position < source.length() && source.charAt(position) == c;
  }

  private boolean isDigit(int index) {
    return index < source.length() && Ascii.isDigit(source.charAt(index));
  }

  private boolean isAlphanumeric(int index) {
    return index < source.length() && Ascii.isAlphanumeric(source.charAt(index));
  }

  private boolean isSeparator(int index) {
    return index < source.length() && Ascii.isSeparator(source.charAt(index));
  }
}
