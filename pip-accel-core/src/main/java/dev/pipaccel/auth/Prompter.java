package dev.pipaccel.auth;

import java.util.Optional;

/// Asks the user for credentials.
public interface Prompter {
  /// Asks for the user name at a server, `host` or `host:port`; empty if the user gives none.
  Optional<String> user(String server);

  /// Asks for a password, without showing it.
  String password();

  /// Asks whether the credentials shall be kept in the keyring.
  boolean shouldSave();
}
