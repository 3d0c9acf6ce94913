package dev.pipaccel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.error.ConfigurationException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrecedenceTest {
  /// Every place that may name an index, from the weakest to the strongest.
  private static final List<String> PLACES =
      List.of(
          "xdg/pip/pip.conf [global]",
          "home/.pip/pip.conf [global]",
          "home/.config/pip/pip.conf [global]",
          "environment/pip.conf [global]",
          "home/.pip/pip.conf [install]",
          "environment/pip.conf [install]",
          "PIP_INDEX_URL",
          "--index-url");

  @TempDir Path folder;
  private ConfigFixture machine;

  @BeforeEach
  void makeMachine() {
    machine = new ConfigFixture(folder);
  }

  @Test
  void strongerPlaceWins() throws Exception {
    for (int weaker = 0; weaker < PLACES.size(); weaker++) {
      for (int stronger = weaker + 1; stronger < PLACES.size(); stronger++) {
        ConfigFixture fresh = new ConfigFixture(folder.resolve(weaker + "-" + stronger));
        put(fresh, PLACES.get(stronger), "https://strong.example/");
        put(fresh, PLACES.get(weaker), "https://weak.example/");
        boolean argument = PLACES.get(stronger).startsWith("--");
        String[] words =
            argument ? new String[] {"-i", "https://strong.example/"} : new String[] {"six"};

        assertThat(fresh.install(words).index().indexUrls())
            .as(PLACES.get(stronger) + " over " + PLACES.get(weaker))
            .containsExactly("https://strong.example/");
      }
    }
  }

  private static void put(ConfigFixture machine, String place, String url) {
    if (place.startsWith("PIP_")) {
      machine.variable(place, url);
    } else if (!place.startsWith("--")) {
      int space = place.indexOf(' ');
      machine.file(
          place.substring(0, space), place.substring(space + 1) + "\nindex-url = " + url + "\n");
    }
  }

  @Test
  void defaultsArePips() throws Exception {
    Settings settings = machine.install("six");

    assertThat(settings.index().indexUrls()).containsExactly(IndexSettings.DEFAULT_INDEX_URL);
    assertThat(settings.network().timeout()).isEqualTo(Duration.ofSeconds(15));
    assertThat(settings.network().retries()).isEqualTo(5);
    assertThat(settings.network().resumeRetries()).isEqualTo(5);
    assertThat(settings.network().keyringProvider()).isEqualTo("auto");
    assertThat(settings.selection().upgradeStrategy()).isEqualTo(UpgradeStrategy.TO_SATISFY_ONLY);
    assertThat(settings.build().isolation()).isTrue();
    assertThat(settings.install().compile()).isTrue();
    assertThat(settings.install().warnConflicts()).isTrue();
    assertThat(settings.install().rootUserWarning()).isTrue();
    assertThat(settings.output().progressBar()).isEqualTo(OutputSettings.ProgressBar.ON);
    assertThat(settings.accel().maxRetries()).isEqualTo(3);
    assertThat(settings.accel().autoInstall()).isEqualTo(AutoInstall.ASK);
  }

  @Test
  void namedFileReplacesTheUsersFilesOnly() throws Exception {
    machine
        .file("home/.config/pip/pip.conf", "[global]\ntimeout = 1\nretries = 1\n")
        .file("xdg/pip/pip.conf", "[global]\nretries = 2\n")
        .file("mine.conf", "[global]\nproxy = http://proxy.example\n")
        .variable("PIP_CONFIG_FILE", machine.path("mine.conf").toString());

    NetworkSettings network = machine.install("six").network();

    assertThat(network.timeout()).isEqualTo(Duration.ofSeconds(15));
    assertThat(network.retries()).isEqualTo(2);
    assertThat(network.proxy()).contains("http://proxy.example");
  }

  @Test
  void nullDeviceMeansNoFilesAtAll() throws Exception {
    machine
        .file("xdg/pip/pip.conf", "[global]\nretries = 2\n")
        .variable("PIP_CONFIG_FILE", "/dev/null");

    assertThat(machine.install("six").network().retries()).isEqualTo(5);
  }

  @Test
  void isolatedRunsReadNeitherVariablesNorTheUsersFiles() throws Exception {
    machine
        .file("home/.config/pip/pip.conf", "[global]\nretries = 2\n")
        .file("xdg/pip/pip.conf", "[global]\ntimeout = 7\n")
        .variable("PIP_PROXY", "http://proxy.example");

    NetworkSettings network = machine.install("--isolated", "six").network();

    assertThat(network.retries()).isEqualTo(5);
    assertThat(network.proxy()).isEmpty();
    assertThat(network.timeout()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void emptyValuesCountAsAbsent() throws Exception {
    machine
        .file("xdg/pip/pip.conf", "[global]\nretries = 2\n")
        .variable("PIP_RETRIES", "")
        .variable("PIP_TARGET", "");

    Settings settings = machine.install("six");

    assertThat(settings.network().retries()).isEqualTo(2);
    assertThat(settings.target().target()).isEmpty();
  }

  @Test
  void keysOfOtherCommandsArePassedOver() throws Exception {
    machine.file(
        "xdg/pip/pip.conf", "[global]\nwheel-dir = w\nnonsense = 1\n[list]\nretries = 1\n");

    assertThat(machine.install("six").network().retries()).isEqualTo(5);
  }

  @Test
  void brokenFileIsNamed() {
    machine.file("home/.pip/pip.conf", "nonsense\n");

    assertThatThrownBy(() -> machine.install("six"))
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            e -> {
              assertThat(e).hasMessageContaining(machine.path("home/.pip/pip.conf").toString());
              assertThat(e.detail().orElseThrow()).contains("no section headers");
              assertThat(e.exitCode()).isEqualTo(2);
            });
  }
}
