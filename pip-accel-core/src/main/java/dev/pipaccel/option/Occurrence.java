package dev.pipaccel.option;

/// An option that was given once.
///
/// @param name the full name under which it was given
/// @param value its checked value, or the constant that it stands for; empty where there is neither
/// @param setting 0 for the command line; otherwise the number of the line of configuration or
///   environment variable that said it, counted in the order in which they apply. One setting may
///   hold several values
public record Occurrence(Option option, String name, String value, int setting) {
  /// Tells whether it stood in a configuration file or environment variable.
  public boolean isConfigured() {
    return setting > 0;
  }
}
