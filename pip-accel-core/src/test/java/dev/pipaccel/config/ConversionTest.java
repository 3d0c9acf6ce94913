package dev.pipaccel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.error.ConfigurationException;
import dev.pipaccel.error.UsageException;
import dev.pipaccel.model.name.PackageName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionTest {
  @TempDir Path folder;
  private ConfigFixture machine;

  @BeforeEach
  void makeMachine() {
    machine = new ConfigFixture(folder);
  }

  @Test
  void configuredListsSplitAtWhiteSpaceAndReplaceWeakerOnes() throws Exception {
    machine
        .file("xdg/pip/pip.conf", "[global]\nextra-index-url = https://old.example\n")
        .file(
            "environment/pip.conf",
            "[install]\nextra-index-url =\n  https://a.example\n  https://b.example\n");

    assertThat(machine.install("--extra-index-url", "https://c.example").index().indexUrls())
        .containsExactly(
            IndexSettings.DEFAULT_INDEX_URL,
            "https://a.example",
            "https://b.example",
            "https://c.example");
  }

  @Test
  void noIndexForgetsIndexesWhereverTheyWereNamed() throws Exception {
    IndexSettings index =
        machine.variable("PIP_EXTRA_INDEX_URL", "https://a.example").install("--no-index").index();

    assertThat(index.indexUrls()).isEmpty();
    assertThat(index.noIndex()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "y,true",
    "Yes,true",
    "t,true",
    "ON,true",
    "1,true",
    "no,false",
    "F,false",
    "0,false"
  })
  void switchesReadTruthValues(String text, boolean value) throws Exception {
    assertThat(machine.variable("PIP_NO_DEPS", text).install("six").selection().noDependencies())
        .isEqualTo(value);
  }

  @Test
  void configuredOffSwitchReadsTheWrongWayRoundAsInPip() throws Exception {
    assertThat(machine.install("--no-build-isolation").build().isolation()).isFalse();
    assertThat(machine.variable("PIP_NO_BUILD_ISOLATION", "1").install("six").build().isolation())
        .isTrue();
    assertThat(
            machine.variable("PIP_NO_BUILD_ISOLATION", "false").install("six").build().isolation())
        .isFalse();
  }

  @Test
  void switchThatIsNoTruthValueEndsTheRun() {
    machine.variable("PIP_NO_INDEX", "maybe");

    assertThatThrownBy(() -> machine.install("six"))
        .isInstanceOfSatisfying(UsageException.class, e -> assertThat(e.exitCode()).isEqualTo(2))
        .hasMessage(
            "maybe is not a valid value for no-index option, please specify a boolean value like"
                + " yes/no, true/false or 1/0 instead.");
  }

  @Test
  void valueOfTheWrongKindEndsTheRun() {
    machine.variable("PIP_TIMEOUT", "x");

    assertThatThrownBy(() -> machine.install("six"))
        .isInstanceOfSatisfying(
            ConfigurationException.class, e -> assertThat(e.exitCode()).isEqualTo(3))
        .hasMessageStartingWith(
            "An error occurred during configuration: option timeout: invalid floating-point value:"
                + " 'x'.");
  }

  @Test
  void countsAddUp() throws Exception {
    assertThat(machine.variable("PIP_VERBOSE", "2").install("-v").output().verbosity())
        .isEqualTo(3);
    assertThat(machine.variable("PIP_VERBOSE", "true").install("-q").output().verbosity())
        .isEqualTo(0);
    assertThat(machine.variable("PIP_VERBOSE", "0").install("-qq").output().verbosity())
        .isEqualTo(-2);
    assertThatThrownBy(() -> machine.variable("PIP_VERBOSE", "-1").install())
        .hasMessageStartingWith("-1 is not a valid value for verbose option");
  }

  @Test
  void formatControlsAreAppliedInOrder() throws Exception {
    FormatControl formats =
        machine
            .variable("PIP_NO_BINARY", ":all:")
            .install("--only-binary", "A_b,c", "--no-binary", "c")
            .selection()
            .formats();

    assertThat(formats.noBinary()).containsExactlyInAnyOrder(":all:", "c");
    assertThat(formats.onlyBinary()).containsExactly("a-b");
    assertThat(formats.allowsBinary(PackageName.of("a.b"))).isTrue();
    assertThat(formats.allowsSource(PackageName.of("a.b"))).isFalse();
    assertThat(formats.allowsBinary(PackageName.of("c"))).isFalse();
    assertThat(formats.allowsBinary(PackageName.of("other"))).isFalse();
    assertThat(formats.allowsSource(PackageName.of("other"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x,:all:,y|:all:",
        ":all:,:none:,y|y",
        "x,:none:|''",
        "a,A,a|a",
        "b,:all:,c,:none:,d,e|d,e",
      })
  void specialNamesCutTheList(String value, String chosen) {
    FormatControl formats = FormatControl.ANY.withNoBinary(value);

    assertThat(String.join(",", new TreeSet<>(formats.noBinary()))).isEqualTo(chosen);
    assertThat(formats.onlyBinary()).isEmpty();
  }

  @Test
  void preAllowsEveryPrerelease() throws Exception {
    ReleaseControl releases = machine.install("--pre").selection().releases();

    assertThat(releases.allowsPrereleases(PackageName.of("x"))).contains(true);
    assertThat(machine.install().selection().releases().allowsPrereleases(PackageName.of("x")))
        .isEmpty();
    assertThatThrownBy(() -> machine.install("--pre", "--only-final=x"))
        .isInstanceOfSatisfying(UsageException.class, e -> assertThat(e.exitCode()).isEqualTo(1))
        .hasMessage("--pre cannot be used with --all-releases or --only-final.");
  }

  @Test
  void configSettingsCollectRepeatedKeys() throws Exception {
    ConfigSettings settings =
        machine.install("-Ca=1", "-C", "b=x=y", "--config-settings=a=2").build().configSettings();

    assertThat(settings.values()).isEqualTo(Map.of("a", List.of("1", "2"), "b", List.of("x=y")));
    assertThatThrownBy(() -> machine.install("-C", "x"))
        .hasMessage("Arguments to -C must be of the form KEY=VAL");
  }

  @ParameterizedTest
  @CsvSource({"3,3", "37,'3, 7'", "310,'3, 10'", "3.12,'3, 12'", "3.7.3,'3, 7, 3'"})
  void pythonVersionIsOneToThreeNumbers(String text, String numbers) throws Exception {
    assertThat(machine.install("--python-version", text).target().pythonVersion())
        .hasToString("[" + numbers + "]");
  }

  @Test
  void wrongPythonVersionIsWordedAsInPip() {
    assertThatThrownBy(() -> machine.install("--python-version", "1.2.3.4"))
        .hasMessage(
            "--python-version error: invalid --python-version value: '1.2.3.4': at\n"
                + "most three version parts are allowed");
    assertThatThrownBy(() -> machine.install("--python-version", "3.x"))
        .hasMessageContaining("version part must be an integer");
  }

  @Test
  void uploadTimesAreMomentsOrDaysAgo() throws Exception {
    assertThat(machine.install("--uploaded-prior-to=P3D").index().uploadedPriorTo())
        .contains(ConfigFixture.NOW.minus(Duration.ofDays(3)));
    assertThat(
            machine.install("--uploaded-prior-to=2023-01-02T03:04:05Z").index().uploadedPriorTo())
        .contains(Instant.parse("2023-01-02T03:04:05Z"));
    assertThat(
            machine.install("--uploaded-prior-to=2023-01-02 03:04+01:00").index().uploadedPriorTo())
        .contains(Instant.parse("2023-01-02T02:04:00Z"));
    assertThatThrownBy(() -> machine.install("--uploaded-prior-to=P3W"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--uploaded-prior-to error: invalid value: 'P3W'");
  }

  @Test
  void refreshedPackagesAreNormalized() throws Exception {
    assertThat(
            machine
                .install("--refresh-package=A_b,c", "--refresh-package=d")
                .index()
                .refreshPackages())
        .isEqualTo(Set.of("a-b", "c", "d"));
    assertThat(machine.install("--refresh-package=a,:all:").index().refreshPackages())
        .isEqualTo(Set.of(":all:"));
  }

  @Test
  void pathsAreMadeAbsoluteWhereTheyAreUsed() throws Exception {
    Settings settings =
        machine.install("--target=t/../u", "--log=~/x.log", "--src=s", "--cert=~/ca.pem");

    assertThat(settings.target().target()).contains(machine.path("work/u"));
    assertThat(settings.output().log()).contains(machine.path("home/x.log"));
    assertThat(settings.build().sourceDirectory()).contains(machine.path("work/s"));
    assertThat(settings.network().certificates()).contains(machine.path("home/ca.pem"));
  }

  @Test
  void proxyOptionSwitchesTheEnvironmentsOff() throws Exception {
    assertThat(machine.install("--proxy=").network().ignoreProxyEnvironment()).isTrue();
    assertThat(machine.install("--no-proxy-env").network().ignoreProxyEnvironment()).isTrue();
    assertThat(machine.install().network().ignoreProxyEnvironment()).isFalse();
  }

  @Test
  void quietSwitchesAutomaticBarsOff() throws Exception {
    assertThat(machine.install("-q").output().progressBar())
        .isEqualTo(OutputSettings.ProgressBar.OFF);
    assertThat(machine.install("-q", "--progress-bar=on").output().progressBar())
        .isEqualTo(OutputSettings.ProgressBar.ON);
    assertThat(machine.install("--progress-bar=raw").output().progressBar())
        .isEqualTo(OutputSettings.ProgressBar.RAW);
  }

  @Test
  void upgradeStrategyCountsOnlyWithUpgrade() throws Exception {
    assertThat(machine.install("--upgrade-strategy=eager").selection().upgradeStrategy())
        .isEqualTo(UpgradeStrategy.TO_SATISFY_ONLY);
    assertThat(machine.install("-U").selection().upgradeStrategy())
        .isEqualTo(UpgradeStrategy.ONLY_IF_NEEDED);
    assertThat(machine.install("-U", "--upgrade-strategy=eager").selection().upgradeStrategy())
        .isEqualTo(UpgradeStrategy.EAGER);
  }
}
