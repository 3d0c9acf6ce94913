package dev.pipaccel.resolver.search;

import dev.pipaccel.error.PipAccelException;
import org.jspecify.annotations.Nullable;

/// Goes once through things of which each is made when it is reached.
@FunctionalInterface
public interface Cursor<T> {
  /// Returns the next one, null at the end.
  @Nullable T next() throws PipAccelException;
}
