package dev.pipaccel.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NetrcTest {
  @TempDir Path home;

  private static Credentials find(String text, String host) {
    return Netrc.parse(text).orElseThrow().find(host).orElseThrow();
  }

  @Test
  void entriesMaySpanLinesAndHoldComments() {
    String text =
        """
        # mine
        machine a.example login ann password one
        machine b.example
          # the second
          login bob account x
          password "two words \\" quoted"
        default user guest password g\\ h
        """;

    assertThat(find(text, "a.example")).isEqualTo(new Credentials("ann", "one"));
    assertThat(find(text, "b.example")).isEqualTo(new Credentials("bob", "two words \" quoted"));
    assertThat(find(text, "c.example")).isEqualTo(new Credentials("guest", "g h"));
  }

  @Test
  void macrosArePassedOver() {
    String text = "macdef init\nmachine x login y\n\nmachine a.example login ann password one\n";

    assertThat(find(text, "a.example")).isEqualTo(new Credentials("ann", "one"));
  }

  @Test
  void hostIsComparedWhole() {
    var netrc = Netrc.parse("machine a.example login ann password one").orElseThrow();

    assertThat(netrc.find("b.a.example")).isEmpty();
    assertThat(netrc.find("example")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "machine", "machine a.example login ann wrong"})
  void malformedFileIsNotUsed(String text) {
    assertThat(Netrc.parse(text)).isEmpty();
  }

  @Test
  void variableGoesBeforeHome() throws IOException {
    Path named = Files.writeString(home.resolve("other"), "machine h login named password p");
    Files.writeString(home.resolve(".netrc"), "machine h login usual password p");

    var usual = Netrc.load(Map.of("HOME", home.toString()));
    var other = Netrc.load(Map.of("HOME", home.toString(), "NETRC", named.toString()));
    var missing = Netrc.load(Map.of("HOME", home.toString(), "NETRC", home + "/none"));

    assertThat(usual.find("h")).hasValue(new Credentials("usual", "p"));
    assertThat(other.find("h")).hasValue(new Credentials("named", "p"));
    assertThat(missing.find("h")).isEmpty();
  }
}
