package dev.pipaccel.resolver.search;

/// The search took more rounds than it may.
public final class TooManyRoundsException extends Exception {
  private static final long serialVersionUID = 1L;

  TooManyRoundsException(int rounds) {
    super("no solution after " + rounds + " rounds", null, false, false);
  }
}
