package dev.pipaccel.requirement;

import dev.pipaccel.error.PipAccelException;

/// Gives the text of requirements files.
@FunctionalInterface
public interface FileContents {
  /// Reads a file.
  ///
  /// @param place a path, or an `http:`, `https:` or `file:` URL
  /// @param constraint whether it is read as a constraints file, for messages
  /// @throws PipAccelException if it cannot be had
  String read(String place, boolean constraint) throws PipAccelException;
}
