package dev.pipaccel.option;

/// Options that don't follow the grammar; the message is `optparse`'s.
public final class OptionSyntaxException extends Exception {
  /// @param message one line, such as `no such option: --x`
  public OptionSyntaxException(String message) {
    super(message);
  }
}
