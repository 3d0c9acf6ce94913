package dev.pipaccel.model;

/// Text that does not follow its standard: what was parsed, the whole text, where and why.
public final class SyntaxException extends Exception {
  private final String kind;
  private final String source;
  private final int offset;
  private final String message;

  /// @param kind what the text should have been, such as `version` or `requirement`
  /// @param source the whole text that was parsed
  /// @param offset where parsing stopped, in UTF-16 units from 0
  /// @param message why it stopped there, without a final period
  public SyntaxException(String kind, String source, int offset, String message) {
    super(message);
    this.kind = kind;
    this.source = source;
    this.offset = offset;
    this.message = message;
  }

  /// Returns why parsing stopped, without a final period.
  @Override
  public String getMessage() {
    return message;
  }

  /// Returns what the text should have been, such as `version` or `requirement`.
  public String kind() {
    return kind;
  }

  /// Returns the whole text that was parsed.
  public String source() {
    return source;
  }

  /// Returns where parsing stopped, in UTF-16 units from 0.
  public int offset() {
    return offset;
  }
}
