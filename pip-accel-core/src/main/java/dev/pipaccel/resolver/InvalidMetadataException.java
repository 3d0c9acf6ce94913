package dev.pipaccel.resolver;

/// A candidate whose metadata breaks its standard.
final class InvalidMetadataException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String project;

  InvalidMetadataException(String project, String message, Throwable cause) {
    super(message, cause);
    this.project = project;
  }

  /// Returns the project's name as the requirement has it.
  String project() {
    return project;
  }
}
