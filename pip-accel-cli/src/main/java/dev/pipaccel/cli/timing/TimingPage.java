package dev.pipaccel.cli.timing;

import dev.pipaccel.cli.timing.Timeline.Stretch;
import dev.pipaccel.report.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The timeline as one HTML page that needs nothing else: a block of lanes for each phase, time
/// from left to right. What overlaps lies in lanes below each other.
public final class TimingPage {
  private static final int WIDTH = 1000;
  private static final int LANE = 16;
  private static final int HEADING = 22;
  private static final List<String> COLORS =
      List.of(
          "#7a869a", "#b08d57", "#4f8fba", "#5aa5a5", "#2f7d4f", "#c0643c", "#8e6fb5", "#a8577e",
          "#5b6abf");

  private TimingPage() {}

  /// Returns the page.
  ///
  /// @param title what was run
  public static String of(Timeline timeline, String title) {
    long total = timeline.now();
    StringBuilder drawing = new StringBuilder();
    int y = 0;
    for (Phase phase : Phase.values()) {
      List<Stretch> stretches = timeline.of(phase);
      if (!stretches.isEmpty()) {
        y = draw(drawing, phase, stretches, y, total);
      }
    }
    String table = String.join("\n", TimingTable.lines(timeline));
    return """
    <!DOCTYPE html>
    <html lang="en"><head><meta charset="utf-8"><title>%1$s</title>
    <style>
    :root { color-scheme: light dark; font-family: sans-serif }
    body { max-width: %2$dpx; margin: 2em auto; padding: 0 1em }
    svg text { fill: currentColor; font-size: 11px } svg .phase { font-weight: bold }
    rect:hover { stroke: currentColor }
    pre { overflow-x: auto }
    </style></head><body>
    <h1>%1$s</h1>
    <svg viewBox="0 0 %2$d %3$d" width="100%%" role="img" aria-label="What was done when">
    %4$s</svg>
    <pre>%5$s</pre>
    </body></html>
    """
        .formatted(escaped(title), WIDTH, y + HEADING, drawing, escaped(table));
  }

  /// @return where the next phase begins
  private static int draw(
      StringBuilder drawing, Phase phase, List<Stretch> stretches, int y, long total) {
    drawing.append(
        "<text class=\"phase\" x=\"0\" y=\"%d\">%s</text>\n"
            .formatted(y + HEADING - 7, phase.title()));
    List<Long> laneEnds = new ArrayList<>();
    for (Stretch stretch : stretches) {
      int lane = freeLane(laneEnds, stretch);
      drawing.append(bar(stretch, y + HEADING + lane * LANE, total));
    }
    return y + HEADING + laneEnds.size() * LANE;
  }

  /// Takes the first lane in which nothing is under way when the stretch starts.
  private static int freeLane(List<Long> laneEnds, Stretch stretch) {
    for (int lane = 0; lane < laneEnds.size(); lane++) {
      if (laneEnds.get(lane) <= stretch.start()) {
        laneEnds.set(lane, stretch.end());
        return lane;
      }
    }
    laneEnds.add(stretch.end());
    return laneEnds.size() - 1;
  }

  private static String bar(Stretch stretch, int y, long total) {
    double scale = (double) WIDTH / Math.max(1, total);
    return String.format(
        Locale.ROOT,
        "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"><title>%s: %s to %s"
            + " s</title></rect>\n",
        stretch.start() * scale,
        y,
        Math.max(1, stretch.length() * scale),
        LANE - 2,
        COLORS.get(stretch.phase().ordinal()),
        escaped(stretch.what()),
        TimingTable.seconds(stretch.start()),
        TimingTable.seconds(stretch.end()));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
