package dev.pipaccel.model.tag;

/// The C library of a Linux system.
public sealed interface Libc {
  /// The GNU C library.
  ///
  /// @param policy which `manylinux` tags the system's administrator allows
  record Glibc(int major, int minor, ManylinuxPolicy policy) implements Libc {
    /// Makes a glibc with every tag allowed.
    public static Glibc of(int major, int minor) {
      return new Glibc(major, minor, ManylinuxPolicy.ALL);
    }
  }

  /// The musl C library.
  record Musl(int major, int minor) implements Libc {}

  /// What the module `_manylinux` of an interpreter says (PEP 600): distributors use it to rule out
  /// binary wheels.
  @FunctionalInterface
  interface ManylinuxPolicy {
    /// The policy of an interpreter without that module.
    ManylinuxPolicy ALL = new Unlimited();

    /// Tells whether wheels for this version of glibc may be used.
    boolean allows(int major, int minor, String architecture);
  }

  /// The policy that rules out nothing.
  record Unlimited() implements ManylinuxPolicy {
    @Override
    public boolean allows(int major, int minor, String architecture) {
      return true;
    }
  }
}
