package dev.pipaccel.auth;

import java.io.IOException;
import java.util.Optional;

/// A store of passwords outside pip-accel.
public interface Keyring {
  /// Tells whether there is such a store, as far as that is known.
  default boolean isPresent() {
    return true;
  }

  /// Returns what is stored for a service, which is an index URL or `host:port`.
  ///
  /// @param user the user name if it is known
  Optional<Credentials> find(String service, Optional<String> user)
      throws IOException, InterruptedException;

  /// Stores a password.
  void save(String service, Credentials credentials) throws IOException, InterruptedException;
}
