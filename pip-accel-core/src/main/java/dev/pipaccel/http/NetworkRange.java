package dev.pipaccel.http;

import java.util.Optional;

/// A range of IPv4 addresses such as `10.0.0.0/8`.
record NetworkRange(int base, int bits) {

  static boolean isIpv4(String text) {
    return address(text).isPresent();
  }

  static Optional<NetworkRange> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || slash == text.length() - 1 || text.length() - slash > 3) {
      return Optional.empty();
    }
    Optional<Integer> base = address(text.substring(0, slash));
    int bits = 0;
    for (int i = slash + 1; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return Optional.empty();
      }
      bits = bits * 10 + digit;
    }
    return bits < 1 || bits > 32 ? Optional.empty() : at(base, bits);
  }

  private static Optional<NetworkRange> at(Optional<Integer> base, int bits) {
    return base.map(address -> new NetworkRange(address, bits));
  }

  boolean contains(String address) {
    int shift = 32 - bits;
    return address(address).map(value -> value >>> shift == base >>> shift).orElse(false);
  }

  private static Optional<Integer> address(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    int address = 0;
    for (String part : parts) {
      if (part.isEmpty() || part.length() > 3) {
        return Optional.empty();
      }
      int value = 0;
      for (int i = 0; i < part.length(); i++) {
        int digit = part.charAt(i) - '0';
        if (digit < 0 || digit > 9) {
          return Optional.empty();
        }
        value = value * 10 + digit;
      }
      if (value > 255) {
        return Optional.empty();
      }
      address = address << 8 | value;
    }
    return Optional.of(address);
  }
}
