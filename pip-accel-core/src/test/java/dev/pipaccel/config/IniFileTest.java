package dev.pipaccel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class IniFileTest {
  @Test
  void valuesMayBeSetWithEqualsSignOrColon() throws Exception {
    Map<String, String> section = parse("[a]\none = 1\ntwo: 2\nthree=x=y:z\nfour =\n").section("a");

    assertThat(section)
        .containsExactly(
            Map.entry("one", "1"),
            Map.entry("two", "2"),
            Map.entry("three", "x=y:z"),
            Map.entry("four", ""));
  }

  @Test
  void namesOfKeysAreNormalized() throws Exception {
    assertThat(parse("[a]\n--Index_URL = x\n").section("a")).containsEntry("index-url", "x");
  }

  @Test
  void indentedLinesGoOnWithTheValue() throws Exception {
    IniFile file = parse("[a]\nlist =\n  one\n  # no\n\n  two\nnext = 1\n");

    assertThat(file.section("a")).containsEntry("list", "\none\n\ntwo").containsEntry("next", "1");
  }

  @Test
  void onlyWholeLinesAreComments() throws Exception {
    IniFile file = parse("# x\n; y\n[a]\n  # z\nkey = value # kept ; kept\n");

    assertThat(file.section("a")).containsExactly(Map.entry("key", "value # kept ; kept"));
  }

  @Test
  void defaultSectionCountsForEveryOther() throws Exception {
    IniFile file = parse("[DEFAULT]\nx = 1\ny = 1\n[a]\ny = 2\n[b]\n");

    assertThat(file.sections()).containsExactly("a", "b");
    assertThat(file.section("a")).containsEntry("x", "1").containsEntry("y", "2");
    assertThat(file.section("b")).containsEntry("x", "1").containsEntry("y", "1");
  }

  @Test
  void nothingIsInterpolated() throws Exception {
    assertThat(parse("[a]\nx = %(y)s $HOME\n").section("a")).containsEntry("x", "%(y)s $HOME");
  }

  @Test
  void linesBeforeAnySectionAreRefused() {
    assertThatThrownBy(() -> parse("a\n"))
        .isInstanceOf(IniFile.IniSyntaxException.class)
        .hasMessage("File contains no section headers.\nfile: 'pip.conf', line: 1\n'a\\n'");
  }

  @Test
  void duplicatesAreRefused() {
    assertThatThrownBy(() -> parse("[a]\n[a]\n"))
        .hasMessage("While reading from 'pip.conf' [line  2]: section 'a' already exists");
    assertThatThrownBy(() -> parse("[a]\nx-y = 1\nx_y = 2\n"))
        .hasMessage(
            "While reading from 'pip.conf' [line  3]: option 'x-y' in section 'a' already exists");
  }

  @Test
  void keysWithoutValueAreRefused() {
    assertThatThrownBy(() -> parse("[a]\nx\ny = 1\n= 2\n"))
        .hasMessageStartingWith("Source contains parsing errors: 'pip.conf'\n")
        .hasMessageContaining("[line  2]: 'x\\n'")
        .hasMessageContaining("[line  4]: '= 2\\n'");
  }

  private static IniFile parse(String text) throws IniFile.IniSyntaxException {
    return IniFile.parse(text, "pip.conf");
  }
}
