package dev.pipaccel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.error.ConfigurationException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccelConfigurationTest {
  private static final String FILE = "home/.pip-accel/pip-accel.conf";

  @TempDir Path folder;
  private ConfigFixture machine;

  @BeforeEach
  void makeMachine() {
    machine = new ConfigFixture(folder);
  }

  @Test
  void argumentThenVariableThenFiles() throws Exception {
    machine
        .file(FILE, "[pip-accel]\nmax-retries = 7\noffline = yes\nauto-install = true\n")
        .file("mine.conf", "[pip-accel]\nmax-retries = 8\n")
        .variable("PIP_ACCEL_CONFIG", machine.path("mine.conf").toString())
        .variable("PIP_ACCEL_AUTO_INSTALL", "no");

    AccelSettings accel = machine.install("--accel-timing").accel();

    assertThat(accel.maxRetries()).isEqualTo(8);
    assertThat(accel.offline()).isTrue();
    assertThat(accel.autoInstall()).isEqualTo(AutoInstall.NEVER);
    assertThat(accel.timing()).isTrue();
    assertThat(machine.variable("PIP_ACCEL_MAX_RETRIES", "9").install().accel().maxRetries())
        .isEqualTo(9);
  }

  @Test
  void switchesAreVariablesToo() throws Exception {
    AccelSettings accel =
        machine
            .variable("PIP_ACCEL_PREFER_LOCAL", "1")
            .variable("PIP_ACCEL_NO_DELEGATION", "on")
            .variable("PIP_ACCEL_OFFLINE", "")
            .install()
            .accel();

    assertThat(accel.preferLocal()).isTrue();
    assertThat(accel.offline()).isFalse();
  }

  @Test
  void objectStoreKeysAreKept() throws Exception {
    machine
        .file(FILE, "[pip-accel]\ns3-bucket = b\n")
        .variable("PIP_ACCEL_S3_URL", "https://s3.example");

    assertThat(machine.install().accel().sharedCache().objectStore())
        .isEqualTo(
            Map.of(
                "bucket", "b",
                "url", "https://s3.example",
                "anonymous", "false",
                "create-bucket", "false"));
  }

  @Test
  void obsoleteAndUnknownKeysAreMentioned() throws Exception {
    machine.file(FILE, "[pip-accel]\ntrust-mod-times = true\nmax-retires = 3\n");

    assertThat(AccelConfiguration.load(machine.facts(), false).warnings())
        .anyMatch(text -> text.contains("trust-mod-times has no effect"))
        .anyMatch(text -> text.contains("Unknown setting of pip-accel: max-retires"))
        .hasSize(2);
  }

  @Test
  void fileWithoutItsSectionIsRefused() {
    machine.file(FILE, "[other]\n");

    assertThatThrownBy(() -> machine.install())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("has no section [pip-accel]");
  }

  @Test
  void valuesOfTheWrongKindAreRefused() {
    assertThatThrownBy(() -> machine.variable("PIP_ACCEL_MAX_RETRIES", "many").install())
        .hasMessage("The setting max-retries must be a whole number, not 'many'");
    assertThatThrownBy(() ->
            machine
                .variable("PIP_ACCEL_MAX_RETRIES", "0")
                .variable("PIP_ACCEL_OFFLINE", "perhaps")
                .install())
        .hasMessage("The setting offline must be yes or no, not 'perhaps'");
  }

  @Test
  void atLeastOneAttemptIsMade() throws Exception {
    assertThat(machine.variable("PIP_ACCEL_MAX_RETRIES", "0").install().accel().maxRetries())
        .isEqualTo(1);
  }

  @Test
  void isolatedRunsKeepOnlyThePlaceOfTheCache() throws Exception {
    machine
        .variable("PIP_ACCEL_CACHE", "/a")
        .variable("PIP_ACCEL_OFFLINE", "1")
        .file(FILE, "[pip-accel]\nprefer-local = 1\n");

    Settings settings = machine.install("--isolated");

    assertThat(settings.accel().offline()).isFalse();
    assertThat(settings.accel().preferLocal()).isFalse();
    assertThat(settings.cache().dataRoot()).isEqualTo(Path.of("/a"));
  }
}
