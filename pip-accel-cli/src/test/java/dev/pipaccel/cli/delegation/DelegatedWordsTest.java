package dev.pipaccel.cli.delegation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelegatedWordsTest {
  @ParameterizedTest
  @CsvSource({
    "-v --format=json,list -v --format=json",
    "--python p -v,list -v",
    "--python=p -v,list -v",
    "--accel-offline -o --accel-timing,list -o",
    "--accel-timing-report a.html -o --accel-timing-report=b.html,list -o",
    "-- --accel-offline --python,list -- --accel-offline --python"
  })
  void ownOptionsAndTheInterpreterStayBehind(String words, String delegated) {
    assertThat(DelegatedWords.of("list", List.of(words.split(" "))))
        .containsExactly(delegated.split(" "));
  }
}
