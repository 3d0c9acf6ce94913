package dev.pipaccel.cli.timing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.report.Phase;
import dev.pipaccel.report.Report;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final long SECOND = 1_000_000_000;

  private long now = 100 * SECOND;
  private final Timeline timeline = new Timeline(() -> now, SECOND / 2);

  @Test
  void overlappingTimeCountsOnceAsBusyAndTwiceAsSum() {
    Report.Span first = timeline.begin(Phase.DOWNLOAD, "a.whl");
    pass(1);
    Report.Span second = timeline.begin(Phase.DOWNLOAD, "b.whl");
    pass(1);
    first.close();
    pass(3);
    second.close();
    pass(2);
    try (Report.Span _ = timeline.begin(Phase.DOWNLOAD, "c.whl")) {
      pass(1);
    }

    assertThat(TimingTable.lines(timeline))
        .containsExactly(
            "Where the time went (8.500 s since the start):",
            "  phase                     count    busy s     sum s  longest",
            "  downloads                     3     6.000     7.000  b.whl (4.000 s)");
  }

  @Test
  void phasesComeInTheOrderOfARun() {
    timeline.begin(Phase.INSTALLATION, "2 distributions").close();
    timeline.begin(Phase.PAGE, "six").close();

    assertThat(TimingTable.lines(timeline).subList(2, 4))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("  index pages"),
            line -> assertThat(line).startsWith("  installing"));
  }

  @Test
  void overlappingThingsAreDrawnInLanesOfTheirOwn() {
    Report.Span first = timeline.begin(Phase.BUILD, "a");
    Report.Span second = timeline.begin(Phase.BUILD, "b");
    pass(1);
    first.close();
    second.close();
    timeline.begin(Phase.BUILD, "c").close();

    assertThat(TimingPage.of(timeline, "run"))
        .contains(
            "y=\"22\" width=\"666.7\" height=\"14\" fill=\"#c0643c\"><title>a: 0.500 to 1.500 s<",
            "y=\"38\" width=\"666.7\" height=\"14\" fill=\"#c0643c\"><title>b: 0.500 to 1.500 s<",
            "x=\"1000.0\" y=\"22\" width=\"1.0\"");
  }

  @Test
  void namesCannotAddMarkup() {
    timeline.begin(Phase.BUILD, "<script>\"a\" & b").close();

    assertThat(TimingPage.of(timeline, "<i>"))
        .contains("&lt;script&gt;&quot;a&quot; &amp; b", "<h1>&lt;i&gt;</h1>")
        .doesNotContain("<script", "<i>");
  }

  private void pass(int seconds) {
    now += seconds * SECOND;
  }
}
