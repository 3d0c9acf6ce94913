package dev.pipaccel.install;

import dev.pipaccel.fs.Modes;

/// The permission bits that pip gives to files, under the umask of this process.
///
/// @param plain of files that the wheel does not mark executable, and of what is generated
/// @param executable of files that it does
/// @param launcher of the scripts that are made for entry points
/// @param bytecode of compiled files
record FileModes(int plain, int executable, int launcher, int bytecode) {
  private static final int LAUNCHER = 0555;

  /// The bits that trees and their bytecode carry.
  private static final int TREE_PLAIN = 0644;

  private static final int TREE_EXECUTABLE = 0755;

  static FileModes ofProcess() {
    return under(Modes.umask());
  }

  static FileModes under(int umask) {
    int plain = Modes.FILE & ~umask;
    int executable = (Modes.DIRECTORY & ~umask) | Modes.EXECUTE;
    return new FileModes(plain, executable, plain | LAUNCHER, plain & ~umask);
  }

  int of(boolean isExecutable) {
    return isExecutable ? executable : plain;
  }

  /// Tells whether a file of a tree has the wanted mode already.
  boolean fitsTree(boolean isExecutable) {
    return isExecutable ? executable == TREE_EXECUTABLE : plain == TREE_PLAIN;
  }
}
