package dev.pipaccel.option;

/// What kind of value an option takes.
public enum ValueKind {
  /// None.
  NONE,
  /// Any text.
  TEXT,
  /// A path; a leading `~` is the home directory.
  PATH,
  /// The name of a project, which is normalized.
  PACKAGE_NAME,
  /// A whole number, as Python's `int` with `optparse`'s prefixes reads it.
  INTEGER,
  /// A number, as Python's `float` reads it.
  NUMBER,
  /// One of a list.
  CHOICE
}
