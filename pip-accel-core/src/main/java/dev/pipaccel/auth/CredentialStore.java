package dev.pipaccel.auth;

import dev.pipaccel.report.Report;
import dev.pipaccel.url.Url;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Knows the credentials for each server, by pip's rules, and asks for those that are missing at
/// most once per server and index. They serve their own origin only: scheme, host and port. Safe
/// for use by several threads, which wait while one asks the keyring or the user.
public final class CredentialStore {
  private final IndexUrls indexes;
  private final Map<String, String> environment;
  private final KeyringUse keyring;
  private final Optional<Prompter> prompter;
  private final Report report;
  private final Map<String, Credentials> found = new HashMap<>();
  private final Map<String, Optional<Credentials>> asked = new HashMap<>();
  private final Map<String, Credentials> toSave = new HashMap<>();
  private @Nullable Netrc netrc;

  /// A store without answers yet.
  ///
  /// @param environment for `NETRC` and `HOME`
  /// @param prompter empty under `--no-input`
  public CredentialStore(
      IndexUrls indexes,
      Map<String, String> environment,
      KeyringUse keyring,
      Optional<Prompter> prompter,
      Report report) {
    this.indexes = indexes;
    this.environment = Map.copyOf(environment);
    this.keyring = keyring;
    this.prompter = prompter;
    this.report = report;
  }

  /// Returns what to send along with a first request: credentials of the URL itself, of the index
  /// that it belongs to, of the netrc file, or those that have served this origin before.
  public synchronized Optional<Credentials> known(Url url) {
    Optional<Credentials> credentials = complete(url).or(() -> netrc(url));
    if (credentials.isEmpty()) {
      Optional<String> user = user(url);
      credentials =
          Optional.ofNullable(found.get(url.origin()))
              .filter(old -> user.isEmpty() || user.get().equals(old.user()))
              .or(() -> user.map(name -> new Credentials(name, "")));
    }
    credentials.ifPresent(usable -> found.put(url.origin(), usable));
    return credentials;
  }

  /// Returns what the netrc file has for the host of a URL, all that may be sent to where a
  /// redirect leads.
  public synchronized Optional<Credentials> netrc(Url url) {
    if (netrc == null) {
      netrc = Netrc.load(environment);
    }
    return netrc.find(url.host());
  }

  /// Returns what to try after a server has refused (401): credentials of the URL or index, of the
  /// keyring, or of the user. Empty if there are none, or none but those that were refused.
  public synchronized Optional<Credentials> answer(Url url, Optional<Credentials> refused) {
    Optional<Credentials> written = complete(url);
    if (written.isPresent()) {
      return written.filter(one -> !refused.equals(Optional.of(one)));
    }
    Optional<Url> index = indexes.matching(url);
    String key = url.origin() + " " + index.map(Url::text).orElse("");
    Optional<Credentials> answer = asked.get(key);
    if (answer == null) {
      answer = ask(url, index);
      asked.put(key, answer);
    }
    answer.ifPresent(usable -> found.put(url.origin(), usable));
    return answer.filter(one -> !refused.equals(Optional.of(one)));
  }

  /// Notes that the credentials were accepted; those that the user wants kept go to the keyring.
  public synchronized void accepted(Url url) {
    Credentials credentials = toSave.remove(url.origin());
    if (credentials == null) {
      return;
    }
    report.say("Saving credentials to keyring");
    try {
      keyring.save(server(url), credentials);
    } catch (IOException e) {
      report.error("Failed to save credentials: " + e.getMessage());
    }
  }

  private Optional<Credentials> ask(Url url, Optional<Url> index) {
    if (keyring.mayBeAsked(prompter.isPresent())) {
      Optional<Credentials> stored =
          index
              .flatMap(place -> keyring.find(place.withoutUserInfo().text(), user(url), report))
              .or(() -> keyring.find(server(url), user(url), report));
      if (stored.isPresent()) {
        return stored;
      }
    }
    return prompter.flatMap(human -> ask(human, url));
  }

  private Optional<Credentials> ask(Prompter human, Url url) {
    Optional<String> user = human.user(server(url));
    if (user.isEmpty()) {
      return Optional.empty();
    }
    Optional<Credentials> stored = keyring.find(server(url), user, report);
    if (stored.isPresent()) {
      return stored;
    }
    var credentials = new Credentials(user.get(), human.password());
    if (keyring.isPresent() && human.shouldSave()) {
      toSave.put(url.origin(), credentials);
    }
    return Optional.of(credentials);
  }

  /// Returns user name and password where URL or index URL has both.
  private Optional<Credentials> complete(Url url) {
    return url.userInfo()
        .filter(info -> info.indexOf(':') >= 0)
        .or(() -> indexes.matching(url).flatMap(Url::userInfo).filter(i -> i.indexOf(':') >= 0))
        .map(Credentials::ofUserInfo);
  }

  /// Returns a user name without a password.
  private Optional<String> user(Url url) {
    return url.userInfo()
        .or(() -> indexes.matching(url).flatMap(Url::userInfo))
        .map(info -> Credentials.ofUserInfo(info).user());
  }

  private static String server(Url url) {
    return url.withoutUserInfo().parts().authority();
  }
}
