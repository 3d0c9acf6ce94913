package dev.pipaccel.auth;

import java.util.List;
import java.util.Optional;

/// Asks the user, for credentials above all.
public interface Prompter {
  /// Asks for the user name at a server, `host` or `host:port`; empty if the user gives none.
  Optional<String> user(String server);

  /// Asks for a password, without showing it.
  String password();

  /// Asks for one of several letters, such as what to do with a folder that is in the way.
  ///
  /// @return one of the options; empty where there is no answer
  default String choice(String question, List<String> options) {
    return "";
  }

  /// Asks whether the credentials shall be kept in the keyring.
  boolean shouldSave();
}
