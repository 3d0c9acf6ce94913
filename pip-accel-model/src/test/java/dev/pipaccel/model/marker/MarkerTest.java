package dev.pipaccel.model.marker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.marker.MarkerEvaluationException.Reason;
import dev.pipaccel.model.name.ExtraName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class MarkerTest {
  private static final MarkerEnvironment ENVIRONMENT =
      new MarkerEnvironment(
          Map.of(
              "python_version", "3.10",
              "python_full_version", "3.10.0+",
              "platform_release", "6.1.0-18-amd64",
              "sys_platform", "linux"));

  @Test
  void versionsAreComparedAsVersionsNotAsTexts() throws SyntaxException {
    assertThat(Marker.parse("python_version >= '3.9'").evaluate(ENVIRONMENT)).isTrue();
    assertThat(Marker.parse("'3.9' < python_version").evaluate(ENVIRONMENT)).isTrue();
    assertThat(Marker.parse("python_version ~= '3.8'").evaluate(ENVIRONMENT)).isTrue();
    assertThat(Marker.parse("python_version == '3.*'").evaluate(ENVIRONMENT)).isTrue();
  }

  @Test
  void buildsFromUntaggedCheckoutsHaveALocalVersion() throws SyntaxException {
    assertThat(Marker.parse("python_full_version > '3.9'").evaluate(ENVIRONMENT)).isTrue();
    assertThat(Marker.parse("python_full_version == '3.10.0+local'").evaluate(ENVIRONMENT))
        .isTrue();
  }

  @Test
  void textsThatAreNoVersionsAreNeverLessOrGreater() throws SyntaxException {
    assertThat(Marker.parse("sys_platform > 'aix'").evaluate(ENVIRONMENT)).isFalse();
    assertThat(Marker.parse("sys_platform >= 'linux'").evaluate(ENVIRONMENT)).isTrue();
    assertThat(Marker.parse("platform_release >= '5.0'").evaluate(ENVIRONMENT)).isFalse();
  }

  @Test
  void markerHoldsIfItHoldsForOneOfTheExtras() throws SyntaxException {
    Marker marker = Marker.parse("extra == 'Foo_Bar'");
    ExtraName other = ExtraName.of("other");

    assertThat(marker).hasToString("extra == \"foo-bar\"");
    assertThat(marker.evaluate(ENVIRONMENT)).isFalse();
    assertThat(marker.evaluate(ENVIRONMENT, Set.of(other))).isFalse();
    assertThat(marker.evaluate(ENVIRONMENT, Set.of(other, ExtraName.of("foo.bar")))).isTrue();
  }

  @Test
  void lockFilesHaveSetsOfExtrasAndGroups() throws SyntaxException {
    Marker marker = Marker.parse("'Foo_Bar' in extras or \"dev\" in dependency_groups");
    Set<ExtraName> extras = Set.of(ExtraName.of("foo-bar"));

    assertThat(marker.evaluateInLock(ENVIRONMENT, extras, List.of())).isTrue();
    assertThat(marker.evaluateInLock(ENVIRONMENT, Set.of(), List.of("DEV"))).isTrue();
    assertThat(marker.evaluateInLock(ENVIRONMENT, Set.of(), List.of())).isFalse();
    assertUndefined(Reason.UNDEFINED_NAME, () -> marker.evaluate(ENVIRONMENT));
  }

  @Test
  void setsCompareByMembershipOnly() throws SyntaxException {
    Marker reversed = Marker.parse("extras == 'a'");
    Marker equality = Marker.parse("'a' == extras");

    assertThat(equality.evaluateInLock(ENVIRONMENT, Set.of(ExtraName.of("a")), List.of()))
        .isFalse();
    assertUndefined(
        Reason.UNDEFINED_COMPARISON,
        () -> reversed.evaluateInLock(ENVIRONMENT, Set.of(), List.of()));
  }

  @Test
  void undefinedComparisonIsFoundWhereverItStands() throws SyntaxException {
    Marker marker = Marker.parse("sys_platform == 'linux' or sys_platform ~= 'linux'");

    assertUndefined(Reason.UNDEFINED_COMPARISON, () -> marker.evaluate(ENVIRONMENT));
  }

  private static void assertUndefined(Reason reason, Runnable evaluation) {
    assertThatThrownBy(evaluation::run)
        .asInstanceOf(InstanceOfAssertFactories.type(MarkerEvaluationException.class))
        .returns(reason, MarkerEvaluationException::reason);
  }

  @Test
  void escapesInQuotesAreThoseOfPython() throws SyntaxException {
    assertThat(Marker.parse("os_name == 'a\\x62\\u0063\\144\\N{LATIN SMALL LETTER E}\\q'"))
        .hasToString("os_name == \"abcde\\q\"");
  }

  @Test
  void quotesInValuesAreKeptReadable() throws SyntaxException {
    assertThat(Marker.parse("os_name == 'say \"x\"'")).hasToString("os_name == 'say \"x\"'");
    Marker both = Marker.parse("os_name == 'both \" and \\x27'");

    assertThat(Marker.parse(both.toString()).expression()).isEqualTo(both.expression());
  }

  @Test
  void errorsSayWhatIsExpectedAndWhere() {
    assertRefused("python_version", 14, "an operator is expected");
    assertRefused("python_version >= 3.8", 18, "a marker variable");
    assertRefused("pyton_version >= '3.8'", 0, "a marker variable");
    assertRefused("os_name == 'posix", 11, "this quote is never closed");
    assertRefused("(os_name == 'posix'", 0, "this parenthesis is never closed");
    assertRefused("os_name == 'posix' && x", 19, "'and', 'or' or the end");
    assertRefused("os_name not 'posix'", 12, "'in' is expected after 'not'");
    assertRefused("os_name == 'a\\'", 13, "cannot end with a backslash");
    assertRefused("(".repeat(100_000), 200, "nested more than");
  }

  private static void assertRefused(String text, int offset, String message) {
    assertThatThrownBy(() -> Marker.parse(text))
        .hasMessageContaining(message)
        .asInstanceOf(InstanceOfAssertFactories.type(SyntaxException.class))
        .returns("marker", SyntaxException::kind)
        .returns(offset, SyntaxException::offset);
  }
}
