package dev.pipaccel.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The entries of a `.netrc` file: `machine`, `login` (or `user`), `account`, `password`, `default`
/// and `macdef`, with quotes, backslashes and comments as Python's `netrc` reads them.
public final class Netrc {
  private static final Netrc EMPTY = new Netrc(Map.of());
  private static final String DEFAULT = "default";

  private final Map<String, Credentials> entries;

  private Netrc(Map<String, Credentials> entries) {
    this.entries = entries;
  }

  /// Reads the file that `NETRC` names, else `~/.netrc`, else `~/_netrc`. A file that is missing,
  /// unreadable or malformed counts as empty, as in pip.
  public static Netrc load(Map<String, String> environment) {
    for (Path file : places(environment)) {
      if (Files.exists(file)) {
        try {
          return parse(Files.readString(file)).orElse(EMPTY);
        } catch (IOException e) {
          return EMPTY;
        }
      }
    }
    return EMPTY;
  }

  /// Reads the text of a file; empty if it is malformed.
  static Optional<Netrc> parse(String text) {
    var entries = new HashMap<String, Credentials>();
    var scanner = new NetrcScanner(text);
    String token = scanner.next();
    while (!token.isEmpty()) {
      switch (token) {
        case "macdef" -> {
          scanner.next();
          scanner.skipMacro();
          token = scanner.next();
        }
        case "machine", DEFAULT -> {
          String name = token.equals(DEFAULT) ? DEFAULT : scanner.next();
          if (name.isEmpty()) {
            return Optional.empty();
          }
          token = entry(name, scanner, entries);
          if (!token.isEmpty() && !List.of("machine", DEFAULT, "macdef").contains(token)) {
            return Optional.empty();
          }
        }
        default -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new Netrc(entries));
  }

  /// Returns the credentials for a host, else those of the `default` entry.
  public Optional<Credentials> find(String host) {
    Credentials found = entries.get(host);
    return Optional.ofNullable(found == null ? entries.get(DEFAULT) : found);
  }

  /// Reads what follows `machine NAME`.
  ///
  /// @return the first token that is not part of it
  private static String entry(String name, NetrcScanner scanner, Map<String, Credentials> entries) {
    String login = "";
    String account = "";
    String password = "";
    while (true) {
      String token = scanner.next();
      switch (token) {
        case "login", "user" -> login = scanner.next();
        case "account" -> account = scanner.next();
        case "password" -> password = scanner.next();
        default -> {
          if (!(login + account + password).isEmpty()) {
            entries.put(name, new Credentials(login.isEmpty() ? account : login, password));
          }
          return token;
        }
      }
    }
  }

  private static List<Path> places(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", "");
    String named = environment.get("NETRC");
    if (named != null) {
      boolean inHome = named.startsWith("~/") && !home.isEmpty();
      return List.of(inHome ? Path.of(home, named.substring(2)) : Path.of(named));
    }
    return home.isEmpty() ? List.of() : List.of(Path.of(home, ".netrc"), Path.of(home, "_netrc"));
  }
}
