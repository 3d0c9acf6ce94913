package dev.pipaccel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachePlacesTest {
  @TempDir Path folder;
  private ConfigFixture machine;

  @BeforeEach
  void makeMachine() {
    machine = new ConfigFixture(folder);
  }

  @Test
  void usersCachesLieInTheirHome() throws Exception {
    expect(machine.path("home/.pip/download-cache"), machine.path("home/.pip-accel"));
  }

  @Test
  void rootsCachesLieInTheSystem() throws Exception {
    machine.superuser();

    expect(Path.of("/root/.pip/download-cache"), Path.of("/var/cache/pip-accel"));
  }

  @Test
  void variablesNameThePlaces() throws Exception {
    machine
        .variable("BASE", machine.path("base").toString())
        .variable("PIP_DOWNLOAD_CACHE", "~/d")
        .variable("PIP_ACCEL_CACHE", "${BASE}/a");

    expect(machine.path("home/d"), machine.path("base/a"));
  }

  @Test
  void variablesWinOverTheConfiguredCacheDirectory() throws Exception {
    machine.variable("PIP_CACHE_DIR", "/c").variable("PIP_ACCEL_CACHE", "/a");

    expect(Path.of("/c/download-cache"), Path.of("/a"));
  }

  @Test
  void argumentWinsOverTheVariables() throws Exception {
    machine.variable("PIP_DOWNLOAD_CACHE", "/d").variable("PIP_ACCEL_CACHE", "/a");

    expect(Path.of("/x/download-cache"), Path.of("/x/pip-accel"), "--cache-dir=/x");
  }

  @Test
  void fileNamesTheDataDirectory() throws Exception {
    machine.file("home/.pip-accel/pip-accel.conf", "[pip-accel]\ndata-directory = /file\n");

    expect(machine.path("home/.pip/download-cache"), Path.of("/file"));
  }

  @Test
  void noCacheDirDisables() throws Exception {
    assertThat(machine.install("--no-cache-dir").cache().enabled()).isFalse();
    assertThat(machine.install("--no-cache-dir", "--cache-dir=/x").cache().enabled()).isTrue();
    assertThat(machine.install("--cache-dir=/x", "--no-cache-dir").cache().enabled()).isFalse();
  }

  @Test
  void configuredNoCacheDirDisablesWhateverItSays() throws Exception {
    machine.variable("PIP_NO_CACHE_DIR", "false").variable("PIP_CACHE_DIR", "/c");

    assertThat(machine.install().cache().enabled()).isFalse();
    assertThatThrownBy(() -> machine.variable("PIP_NO_CACHE_DIR", "x").install())
        .hasMessage("--no-cache-dir error: invalid truth value 'x'");
  }

  private void expect(Path download, Path data, String... words) throws Exception {
    CacheSettings cache = machine.install(words).cache();
    assertThat(cache.enabled()).isTrue();
    assertThat(cache.downloadRoot()).isEqualTo(download);
    assertThat(cache.dataRoot()).isEqualTo(data);
  }
}
