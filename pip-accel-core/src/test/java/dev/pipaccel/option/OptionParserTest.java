package dev.pipaccel.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionParserTest {
  private static final Path HOME = Path.of("/home/user");

  @Test
  void valueMayBeAttachedOrFollow() throws OptionSyntaxException {
    OptionParser.Result result =
        install("-rone", "-r", "two", "--requirement=three", "--requirement", "four");

    assertThat(values(result).texts("requirements")).containsExactly("one", "two", "three", "four");
  }

  @Test
  void attachedValueKeepsItsEqualsSign() throws OptionSyntaxException {
    assertThat(values(install("-r=x")).texts("requirements")).containsExactly("=x");
    assertThat(values(install("--find-links=a=b")).texts("find_links")).containsExactly("a=b");
    assertThat(values(install("--find-links=")).texts("find_links")).containsExactly("");
  }

  @Test
  void shortOptionsCluster() throws OptionSyntaxException {
    OptionParser.Result result = install("-qqvUrfile", "-vv");

    assertThat(values(result).count("quiet")).isEqualTo(2);
    assertThat(values(result).count("verbose")).isEqualTo(3);
    assertThat(values(result).isOn("upgrade")).isTrue();
    assertThat(values(result).texts("requirements")).containsExactly("file");
  }

  @Test
  void nothingBehindARequestForHelpCounts() throws OptionSyntaxException {
    assertThat(install("-vhx", "--nonsense").occurrences())
        .extracting(Occurrence::name)
        .containsExactly("-v", "-h");
  }

  @Test
  void optionsMayFollowArguments() throws OptionSyntaxException {
    OptionParser.Result result = install("six", "-U", "attrs", "-", "--", "-e", "--x");

    assertThat(result.arguments()).containsExactly("six", "attrs", "-", "-e", "--x");
    assertThat(values(result).isOn("upgrade")).isTrue();
  }

  @Test
  void mainOptionsEndAtTheCommand() throws OptionSyntaxException {
    OptionParser parser = new OptionParser(CommandOptions.main(), false, HOME);

    OptionParser.Result result = parser.parse(List.of("-v", "--log", "x", "install", "-U"));

    assertThat(result.arguments()).containsExactly("install", "-U");
    assertThat(values(result).text("log")).contains("x");
  }

  @Test
  void longNameMayBeShortenedWhileUnambiguous() throws OptionSyntaxException {
    assertThat(values(install("--upgrade-s=eager")).text("upgrade_strategy")).contains("eager");
    assertThat(values(install("--force")).isOn("force_reinstall")).isTrue();
    assertThat(values(install("--upgrade")).isOn("upgrade")).isTrue();
  }

  @Test
  void ownOptionsTakeNoPartInShortening() throws OptionSyntaxException {
    assertThat(values(install("--accel-timing")).isOn("accel_timing")).isTrue();
    assertThatThrownBy(() -> install("--accel-tim")).hasMessage("no such option: --accel-tim");
  }

  @Test
  void laterSwitchWins() throws OptionSyntaxException {
    assertThat(values(install("--compile", "--no-compile")).flag("compile")).contains(false);
    assertThat(values(install("--no-compile", "--compile")).flag("compile")).contains(true);
    assertThat(values(install()).flag("compile")).isEmpty();
  }

  @Test
  void pathsExpandTheHomeDirectory() throws OptionSyntaxException {
    assertThat(values(install("--log=~/x")).text("log")).contains("/home/user/x");
    assertThat(values(install("--target=~/x")).text("target_dir")).contains("~/x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--foo|no such option: --foo",
        "--foo=x|no such option: --foo",
        "-x|no such option: -x",
        "-qx|no such option: -x",
        "--hash=x|no such option: --hash",
        "-r|-r option requires 1 argument",
        "--requirement|--requirement option requires 1 argument",
        "--no-index=x|--no-index option does not take a value",
        "--no-ind=|--no-index option does not take a value",
        "--timeout=x|option --timeout: invalid floating-point value: 'x'",
        "--default-timeout=1f|option --default-timeout: invalid floating-point value: '1f'",
        "--retries=1.5|option --retries: invalid integer value: '1.5'",
        "--retries=08|option --retries: invalid integer value: '08'",
        "--retries=it's|option --retries: invalid integer value: \"it's\"",
        "--progress-bar=x|option --progress-bar: invalid choice: 'x'"
            + " (choose from 'auto', 'on', 'off', 'raw')",
        "--accel|no such option: --accel",
        "--pre-x|no such option: --pre-x",
        "--require-v|ambiguous option: --require-v (--require-venv, --require-virtualenv?)",
        "--prefe=x|--prefer-binary option does not take a value",
      })
  void errorsAreThoseOfOptparse(String word, String message) {
    assertThatThrownBy(() -> install(word))
        .isInstanceOf(OptionSyntaxException.class)
        .hasMessage(message);
  }

  @Test
  void ambiguousOptionListsPipsOptionsOnly() {
    assertThatThrownBy(() -> install("--no"))
        .hasMessage(
            "ambiguous option: --no (--no-binary, --no-build-isolation, --no-cache-dir, --no-clean,"
                + " --no-color, --no-compile, --no-dependencies, --no-deps, --no-index, --no-input,"
                + " --no-proxy-env, --no-python-version-warning, --no-require-hashes, --no-user,"
                + " --no-warn-conflicts, --no-warn-script-location?)");
    assertThatThrownBy(() -> install("--a"))
        .hasMessage("ambiguous option: --a (--abi, --all-releases?)");
  }

  @ParameterizedTest
  @CsvSource({"10,10", "0x1F,31", "0b101,5", "017,15", "0,0", "-1,-1", "1_000,1000"})
  void integersAreReadWithOptparsesPrefixes(String text, String number)
      throws OptionSyntaxException {
    assertThat(values(install("--retries=" + text)).text("retries")).contains(number);
  }

  private static OptionParser.Result install(String... words) throws OptionSyntaxException {
    return new OptionParser(CommandOptions.of("install"), true, HOME).parse(List.of(words));
  }

  private static OptionValues values(OptionParser.Result result) {
    return new OptionValues(result.occurrences());
  }
}
