package dev.pipaccel.model.version;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Builds the bytes whose unsigned lexicographic order is the order of versions (PEP 440), so that
/// comparing two versions is comparing two arrays, whatever the size of the numbers in them.
///
/// ```
/// epoch  segment…  0  phase [number]  post  dev  local
/// ```
///
/// - A number below 100 is one byte, the number plus 1; a longer one is a byte that grows with the
///   count of digits, then the digits. No number begins with 0 or 255.
/// - Zeros at the end of the release are left out, so `1.0` and `1` have one key.
/// - The phase is 0 for a development release alone, 1 to 3 for `a`, `b`, `rc`, 4 for a final one.
/// - Post is 0, or 1 and a number; dev is 0 and a number, or 1 where there is none.
/// - Local is 0, or 1, the segments and 0; a segment is 1, letters and 0, or 2 and a number.
final class VersionKey {
  private static final int LONG_NUMBER = 250;
  private static final int MAX_COUNTED_DIGITS = LONG_NUMBER - 101;
  private static final byte ABOVE_ALL = (byte) 255;

  /// The end of the release and what follows in the key of a final release.
  private static final byte[] PLAIN_SUFFIX = {0, 4, 0, 1, 0};

  private final byte[] bytes;
  private int length;

  /// @param textLength the length of the version's text, from which the size of the key follows
  VersionKey(int textLength) {
    this.bytes = new byte[2 * textLength + 16];
  }

  /// Returns the key of a version that is a release alone, in canonical form, such as `1.26.4`;
  /// null for all other texts. Most versions are of this kind, and this is much faster than
  /// scanning for parts that are not there.
  static byte @Nullable [] ofPlainRelease(String text) {
    byte[] digits = text.getBytes(StandardCharsets.ISO_8859_1);
    byte[] key = new byte[2 * digits.length + PLAIN_SUFFIX.length + 1];
    key[0] = 1;
    int length = 1;
    int trimmed = length;
    int index = -1;
    do {
      int start = ++index;
      int value = 0;
      while (index < digits.length && digits[index] >= '0' && digits[index] <= '9') {
        value = 10 * value + (digits[index++] - '0');
      }
      int count = index - start;
      if (count == 0 || count > MAX_COUNTED_DIGITS || count > 1 && digits[start] == '0') {
        return null;
      }
      if (count <= 2) {
        key[length++] = (byte) (value + 1);
      } else {
        key[length++] = (byte) (98 + count);
        System.arraycopy(digits, start, key, length, count);
        length += count;
      }
      if (digits[start] != '0') {
        trimmed = length;
      }
    } while (index < digits.length && digits[index] == '.');
    if (index < digits.length) {
      return null;
    }
    System.arraycopy(PLAIN_SUFFIX, 0, key, trimmed, PLAIN_SUFFIX.length);
    return Arrays.copyOf(key, trimmed + PLAIN_SUFFIX.length);
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  void number(String text, int start, int end) {
    int first = Ascii.skipZeros(text, start, end);
    int digits = end - first;
    if (digits <= 2) {
      int value = 0;
      for (int i = first; i < end; i++) {
        value = 10 * value + (text.charAt(i) - '0');
      }
      put(value + 1);
      return;
    }
    if (digits <= MAX_COUNTED_DIGITS) {
      put(98 + digits);
    } else {
      put(LONG_NUMBER);
      for (int shift = 24; shift >= 0; shift -= 8) {
        put(digits >>> shift);
      }
    }
    for (int i = first; i < end; i++) {
      put(text.charAt(i));
    }
  }

  void release(String text, int start, int end) {
    int trimmed = length;
    int segment = start;
    while (segment < end) {
      int next = segment;
      while (next < end && text.charAt(next) != '.') {
        next++;
      }
      number(text, segment, next);
      if (Ascii.skipZeros(text, segment, next) < next) {
        trimmed = length;
      }
      segment = next + 1;
    }
    length = trimmed;
    put(0);
  }

  void phase(PreRelease.@Nullable Phase phase, boolean post, boolean dev) {
    if (phase != null) {
      put(1 + phase.ordinal());
    } else {
      put(dev && !post ? 0 : 4);
    }
  }

  void post(String text, int start, int end) {
    if (start < 0) {
      put(0);
    } else {
      put(1);
      number(text, start, end);
    }
  }

  void dev(String text, int start, int end) {
    if (start < 0) {
      put(1);
    } else {
      put(0);
      number(text, start, end);
    }
  }

  void local(String text, int start, int end) {
    if (start >= 0) {
      put(1);
      int segment = start;
      for (int i = start; i <= end; i++) {
        if (i == end || Ascii.isSeparator(text.charAt(i))) {
          localSegment(text, segment, i);
          segment = i + 1;
        }
      }
    }
    put(0);
  }

  private void localSegment(String text, int start, int end) {
    if (Ascii.isNumber(text, start, end)) {
      put(2);
      number(text, start, end);
      return;
    }
    put(1);
    for (int i = start; i < end; i++) {
      put(Ascii.toLowerCase(text.charAt(i)));
    }
    put(0);
  }

  private void put(int value) {
    bytes[length++] = (byte) value;
  }

  /// Returns a key just above the given one: no version lies between the two.
  static byte[] justAbove(byte[] key) {
    return Arrays.copyOf(key, key.length + 1);
  }

  /// Returns a key above all post-releases of a final release, given its key, and below every other
  /// version that follows it.
  static byte[] abovePostReleases(byte[] finalRelease) {
    byte[] key = finalRelease.clone();
    int post = key.length - 3;
    key[post] = 1;
    key[post + 1] = ABOVE_ALL;
    return key;
  }
}
