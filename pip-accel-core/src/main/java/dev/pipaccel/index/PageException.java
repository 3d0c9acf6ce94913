package dev.pipaccel.index;

/// A page that is no index page, or one that cannot be understood.
final class PageException extends Exception {
  private static final long serialVersionUID = 1;

  PageException(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
