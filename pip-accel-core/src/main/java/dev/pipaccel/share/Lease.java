package dev.pipaccel.share;

/// The right to build something while others wait, until it is closed; or the knowledge that
/// nothing needs to be built.
public final class Lease implements AutoCloseable {
  private final boolean arrived;
  private final Runnable release;

  private Lease(boolean arrived, Runnable release) {
    this.arrived = arrived;
    this.release = release;
  }

  /// Nobody waits for this machine.
  public static Lease none() {
    return new Lease(false, () -> {});
  }

  /// Another machine has built it.
  static Lease arrived() {
    return new Lease(true, () -> {});
  }

  /// Others wait.
  static Lease held(Runnable release) {
    return new Lease(false, release);
  }

  /// Tells whether the result is here.
  public boolean isArrived() {
    return arrived;
  }

  @Override
  public void close() {
    release.run();
  }
}
