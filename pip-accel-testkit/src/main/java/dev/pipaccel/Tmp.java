package dev.pipaccel;

/// Tmp.
public final class Tmp {
  private Tmp() {}
}
