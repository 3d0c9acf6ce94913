package dev.pipaccel.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.report.Report;
import dev.pipaccel.url.Url;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CredentialStoreTest {
  private static final Credentials ANN = new Credentials("ann", "pw");

  @TempDir Path home;
  private final FakeKeyring keyring = new FakeKeyring();
  private final FakeHuman human = new FakeHuman();

  private static final class FakeKeyring implements Keyring {
    final List<String> asked = new ArrayList<>();
    final Map<String, Credentials> entries = new HashMap<>();

    @Override
    public Optional<Credentials> find(String service, Optional<String> user) {
      asked.add(service + user.map(name -> " " + name).orElse(""));
      return Optional.ofNullable(entries.get(service));
    }

    @Override
    public void save(String service, Credentials credentials) {
      entries.put(service, credentials);
    }
  }

  private static final class FakeHuman implements Prompter {
    final List<String> asked = new ArrayList<>();
    Optional<String> user = Optional.of("ann");

    @Override
    public Optional<String> user(String server) {
      asked.add(server);
      return user;
    }

    @Override
    public String password() {
      return "pw";
    }

    @Override
    public boolean shouldSave() {
      return true;
    }
  }

  private CredentialStore store(boolean mayPrompt, boolean explicit, String... indexUrls) {
    return new CredentialStore(
        new IndexUrls(List.of(indexUrls)),
        Map.of("HOME", home.toString()),
        new KeyringUse(Optional.of(keyring), explicit),
        mayPrompt ? Optional.of(human) : Optional.empty(),
        Report.silent());
  }

  private static Url url(String text) {
    return Url.parse(text);
  }

  @Test
  void credentialsOfTheUrlGoFirst() {
    var store = store(false, false, "https://bob:x@h.example/simple");

    assertThat(store.known(url("https://ann:pw@h.example/simple/a/"))).hasValue(ANN);
  }

  @Test
  void credentialsOfAnIndexServeItsOriginOnly() {
    var store = store(false, false, "https://ann:pw@h.example/simple");

    assertThat(store.known(url("https://h.example/files/a"))).hasValue(ANN);
    assertThat(store.known(url("https://h.example:443/files/a"))).hasValue(ANN);
    assertThat(store.known(url("http://h.example/files/a"))).isEmpty();
    assertThat(store.known(url("https://h.example:8443/files/a"))).isEmpty();
    assertThat(store.known(url("https://x.h.example/files/a"))).isEmpty();
  }

  @Test
  void indexThatSharesMostOfThePathIsTaken() {
    var store =
        store(
            false,
            false,
            "https://one:1@h.example/team/simple",
            "https://two:2@h.example/team/b/simple");

    assertThat(store.known(url("https://h.example/team/b/simple/a/")))
        .hasValue(new Credentials("two", "2"));
    assertThat(store.known(url("https://h.example/other"))).hasValue(new Credentials("one", "1"));
  }

  @Test
  void netrcServesItsHost() throws IOException {
    Files.writeString(home.resolve(".netrc"), "machine h.example login ann password pw");

    assertThat(store(false, false).known(url("https://h.example/"))).hasValue(ANN);
    assertThat(store(false, false).known(url("https://i.example/"))).isEmpty();
  }

  @Test
  void keyringIsAskedOnceAfterARefusalAndRemembered() {
    keyring.entries.put("h.example", ANN);
    var store = store(true, false, "https://h.example/simple");

    assertThat(store.known(url("https://h.example/simple/a/"))).isEmpty();
    assertThat(store.answer(url("https://h.example/simple/a/"), Optional.empty())).hasValue(ANN);
    assertThat(store.answer(url("https://h.example/simple/b/"), Optional.empty())).hasValue(ANN);
    assertThat(store.known(url("https://h.example/simple/c/"))).hasValue(ANN);

    assertThat(keyring.asked).containsExactly("https://h.example/simple", "h.example");
    assertThat(human.asked).isEmpty();
  }

  @Test
  void userNameOfTheUrlNarrowsTheKeyring() {
    keyring.entries.put("h.example", ANN);

    store(true, false).answer(url("https://ann@h.example/"), Optional.empty());

    assertThat(keyring.asked).containsExactly("h.example ann");
  }

  @Test
  void noInputForbidsPromptAndKeyringUnlessAProviderIsNamed() {
    keyring.entries.put("h.example", ANN);

    assertThat(store(false, false).answer(url("https://h.example/"), Optional.empty())).isEmpty();
    assertThat(keyring.asked).isEmpty();
    assertThat(store(false, true).answer(url("https://h.example/"), Optional.empty()))
        .hasValue(ANN);
  }

  @Test
  void userIsAskedLastAndSavedAfterSuccess() {
    var store = store(true, false);

    assertThat(store.answer(url("https://h.example/a"), Optional.empty())).hasValue(ANN);
    assertThat(human.asked).containsExactly("h.example");
    assertThat(keyring.entries).isEmpty();

    store.accepted(url("https://h.example/a"));
    assertThat(keyring.entries).containsEntry("h.example", ANN);
  }

  @Test
  void refusedCredentialsAreNotTriedAgain() {
    var store = store(false, false, "https://ann:pw@h.example/simple");

    assertThat(store.answer(url("https://h.example/simple/a/"), Optional.of(ANN))).isEmpty();
  }

  @Test
  void credentialsShowNothing() {
    assertThat(ANN).hasToString("****");
  }
}
