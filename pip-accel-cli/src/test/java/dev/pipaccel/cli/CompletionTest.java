package dev.pipaccel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.config.ProcessFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {
  @TempDir Path folder;
  private Screen screen = new Screen(false);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pip-accel in|1|install inspect index",
        "pip-accel --ver|1|--verbose --version",
        "pip-accel --accel-o|1|--accel-offline",
        "pip-accel cache re|2|remove",
        "pip-accel cache remove re|3|''",
        "pip-accel config --user l|3|list",
        "pip-accel cache --fo|2|--format=",
        "pip-accel list --exclude-e|2|--exclude-editable",
        "pip-accel install --no-d|2|--no-deps --no-dependencies",
        "pip-accel install --no-deps --no-d|3|--no-dependencies",
        "pip-accel install -|2|-r -c -e -t -U -I -C -i -f -h -v -q",
        "pip-accel help i|2|''",
      })
  void wordsAreCompletedAsByPip(String words, String number, String expected) {
    assertThat(complete(words, number)).isEqualTo(1);
    List<String> shown =
        screen
            .output()
            .replace('\n', ' ')
            .transform(text -> List.of(text.strip().split(" ")))
            .stream()
            .filter(word -> !words.endsWith(" -") || word.matches("-[^-]|"))
            .toList();

    assertThat(shown).containsExactlyInAnyOrder(expected.split(" "));
  }

  @Test
  void pathsAreCompletedWhereOptionsTakeThem() throws IOException {
    Files.createDirectory(folder.resolve("data"));
    Files.writeString(folder.resolve("data.txt"), "");
    Files.writeString(folder.resolve("data/x"), "");

    complete("pip-accel install da", "2");
    assertThat(screen.output().lines()).containsExactlyInAnyOrder("data/", "data.txt");
    complete("pip-accel download -d da", "3");
    assertThat(screen.output().lines()).containsExactly("data/");
    complete("pip-accel wheel --requirement data/", "3");
    assertThat(screen.output().lines()).containsExactly("data/x");
    complete("pip-accel --log data.", "2");
    assertThat(screen.output().lines()).containsExactly("data.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish", "powershell"})
  void everyShellHasItsScript(String shell) {
    assertThat(run(Map.of(), "completion", "--" + shell)).isZero();

    assertThat(screen.output())
        .startsWith("\n# pip-accel " + shell + " completion start\n")
        .contains("PIP_AUTO_COMPLETE", "COMP_CWORD", "pip-accel")
        .endsWith("\n# pip-accel " + shell + " completion end\n\n");
  }

  @Test
  void withoutShellNothingIsPrinted() {
    assertThat(run(Map.of(), "completion")).isZero();
    assertThat(screen.output()).isEmpty();
    assertThat(screen.errors())
        .isEqualTo("ERROR: You must pass --bash or --fish or --powershell or --zsh\n");
  }

  private int complete(String words, String number) {
    return run(
        Map.of("PIP_AUTO_COMPLETE", "1", "COMP_WORDS", words, "COMP_CWORD", number), "ignored");
  }

  private int run(Map<String, String> environment, String... words) {
    screen = new Screen(false);
    ProcessFacts facts =
        new ProcessFacts(environment, folder, folder, ProcessFacts.OperatingSystem.UNIX, false);
    return new PipAccel(facts, screen.console, request -> 0).run(List.of(words));
  }
}
