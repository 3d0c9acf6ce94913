package dev.pipaccel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.config.OutputSettings.ProgressBar;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleTest {
  @ParameterizedTest
  @CsvSource({
    "1,'said,detail','warned,failed,ended'",
    "0,said,'warned,failed,ended'",
    "-1,'','warned,failed,ended'",
    "-2,'','failed,ended'",
    "-3,'',ended",
  })
  void verbosityDecidesWhatIsShown(int verbosity, String output, String errors) {
    Screen screen = new Screen(false);
    screen.configure(verbosity, true, ProgressBar.OFF);

    screen.console.say("said");
    screen.console.verbose("detail");
    screen.console.warn("warned");
    screen.console.error("failed");
    screen.console.fail("ended");

    assertThat(String.join(",", screen.output().lines().toList())).isEqualTo(output);
    assertThat(
            String.join(
                ",", screen.errors().lines().map(line -> line.replaceAll(".*: ", "")).toList()))
        .isEqualTo(errors);
  }

  @Test
  void warningsAndErrorsAreMarkedOnTheirFirstLine() {
    Screen screen = new Screen(false);

    screen.console.warn("one\ntwo");
    screen.console.error("three\nfour");

    assertThat(screen.errors()).isEqualTo("WARNING: one\ntwo\nERROR: three\nfour\n");
  }

  @Test
  void terminalsSeeColorsUnlessUnwanted() {
    Screen colored = new Screen(true);
    colored.configure(0, true, ProgressBar.OFF);
    colored.console.warn("x");
    Screen plain = new Screen(true);
    plain.configure(0, false, ProgressBar.OFF);
    plain.console.warn("x");

    assertThat(colored.errors()).isEqualTo("\u001b[33mWARNING: x\u001b[0m\n");
    assertThat(plain.errors()).isEqualTo("WARNING: x\n");
  }

  @Test
  void onlyTerminalsSeeBars() {
    Screen pipe = new Screen(false);
    try (Report.Activity activity = pipe.console.begin("Downloading x", 10)) {
      activity.advance(5);
    }

    assertThat(pipe.errors()).isEmpty();
    assertThat(pipe.output()).isEmpty();
  }

  @Test
  void barMakesRoomForLines() {
    Screen screen = new Screen(true);
    screen.configure(0, true, ProgressBar.ON);

    try (Report.Activity activity = screen.console.begin("Downloading x", 10)) {
      activity.advance(5);
      screen.console.say("said");
    }

    assertThat(screen.errors()).contains("Downloading x").endsWith("\r\u001b[K");
    assertThat(screen.output()).isEqualTo("said\n");
  }

  @Test
  void rawProgressIsForPrograms() {
    Screen screen = new Screen(false);
    screen.configure(0, true, ProgressBar.RAW);

    try (Report.Activity activity = screen.console.begin("Downloading x", 10)) {
      activity.advance(4);
      activity.advance(6);
    }

    assertThat(screen.output()).startsWith("Progress 0 of 10\n").endsWith("Progress 10 of 10\n");
  }

  @Test
  void brokenOutputHasAnExitCodeOfItsOwn() {
    Console console =
        new Console(
            new PrintStream(new BrokenPipe(), true, StandardCharsets.UTF_8),
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
            InputStream.nullInputStream(),
            false,
            80);
    console.say("x");

    assertThat(console.finish(0)).isEqualTo(120);
    assertThat(new Screen(false).console.finish(7)).isEqualTo(7);
  }

  private static final class BrokenPipe extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("Broken pipe");
    }
  }
}
