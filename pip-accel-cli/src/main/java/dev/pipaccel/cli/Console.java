package dev.pipaccel.cli;

import dev.pipaccel.cli.timing.Timeline;
import dev.pipaccel.config.OutputSettings;
import dev.pipaccel.report.Dialogue;
import dev.pipaccel.report.Phase;
import dev.pipaccel.report.Report;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// Shows what happens: pip's lines on standard output, warnings and failures on standard error,
/// where a terminal also sees what is under way. Safe for use by several threads.
final class Console implements Report {
  private static final int BROKEN_OUTPUT = 120;
  private static final int TRACES = 3;
  private static final int USUAL_WIDTH = 80;
  private static final int LEAST_WIDTH = 20;
  private static final String RED = "\u001b[31m";
  private static final String YELLOW = "\u001b[33m";
  private static final String PLAIN = "\u001b[0m";

  private final PrintStream output;
  private final PrintStream errors;
  private final BufferedReader input;
  private final boolean terminal;
  private final ProgressLine progress;
  private int verbosity;
  private boolean color;
  private boolean debug;
  private OutputSettings.ProgressBar bars = OutputSettings.ProgressBar.ON;
  private Optional<LogFile> log = Optional.empty();
  private volatile @Nullable Timeline timeline;

  /// @param terminal whether `errors` is one
  Console(PrintStream output, PrintStream errors, InputStream input, boolean terminal, int width) {
    this.output = output;
    this.errors = errors;
    this.input = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
    this.terminal = terminal;
    this.color = terminal;
    this.progress = new ProgressLine(errors, width, System::nanoTime);
  }

  /// Returns the console of this process.
  static Console standard() {
    return new Console(utf8(System.out), utf8(System.err), System.in, Host.isTerminal(2), width());
  }

  private static PrintStream utf8(PrintStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  private static int width() {
    try {
      String columns = System.getenv().getOrDefault("COLUMNS", "");
      return columns.isEmpty() ? USUAL_WIDTH : Math.max(LEAST_WIDTH, Integer.parseInt(columns));
    } catch (NumberFormatException _) {
      return USUAL_WIDTH;
    }
  }

  /// Follows the user's wishes from now on.
  synchronized void configure(OutputSettings settings, Optional<LogFile> file) {
    verbosity = settings.verbosity();
    color = terminal && settings.color();
    debug = settings.debug();
    bars = settings.progressBar();
    log = file;
  }

  /// Accounts for time from now on.
  void account(Timeline account) {
    timeline = account;
  }

  @Override
  public Span time(Phase phase, String what) {
    Timeline account = timeline;
    return account == null ? Silent.ACTIVITY : account.begin(phase, what);
  }

  /// Tells whether failures come with their stack trace.
  synchronized boolean showsTraces() {
    return debug || verbosity >= TRACES;
  }

  @Override
  public synchronized void say(String line) {
    record("INFO", line);
    if (verbosity >= 0) {
      toOutput(PlainText.of(line));
    }
  }

  @Override
  public synchronized void verbose(String line) {
    record("DEBUG", line);
    if (verbosity >= 1) {
      toOutput(PlainText.of(line));
    }
  }

  @Override
  public boolean showsDetails() {
    return verbosity >= 1 || log.isPresent();
  }

  @Override
  public synchronized void warn(String line) {
    record("WARNING", line);
    if (verbosity >= -1) {
      toErrors("WARNING: " + line, YELLOW);
    }
  }

  @Override
  public synchronized void remark(String line) {
    record("WARNING", line);
    if (verbosity >= -1) {
      toOutput("WARNING: " + line);
    }
  }

  @Override
  public synchronized void error(String lines) {
    record("ERROR", lines);
    if (verbosity >= -2) {
      toErrors("ERROR: " + lines, RED);
    }
  }

  /// Shows why the run ends, however quiet it is.
  synchronized void fail(String lines) {
    record("CRITICAL", lines);
    toErrors("ERROR: " + lines, RED);
  }

  @Override
  public synchronized void print(String text) {
    toOutput(text);
  }

  /// Prints to standard error as it is.
  synchronized void printError(String text) {
    progress.clear();
    errors.println(text);
  }

  /// Asks the user something, terminal or not.
  ///
  /// @return the line answered, without its end; empty if there is none to come
  synchronized Optional<String> ask(String question) {
    progress.clear();
    output.print(question);
    output.flush();
    return answer();
  }

  private Optional<String> answer() {
    try {
      return Optional.ofNullable(input.readLine());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  @Override
  public synchronized Activity begin(String what, long total) {
    record("DEBUG", what);
    return switch (bars) {
      case RAW -> new RawProgress(this::rawLine, total);
      case ON -> terminal && verbosity >= 0 ? shown(what, total) : Silent.ACTIVITY;
      case OFF -> Silent.ACTIVITY;
    };
  }

  /// On a terminal one line when the step has ended, else one at each end, as pip.
  @Override
  public Step step(String what) {
    Activity activity = begin(what, -1);
    if (!terminal) {
      say("  " + what + ": started");
    }
    return new Step() {
      private String status = "error";

      @Override
      public void done() {
        status = "done";
      }

      @Override
      public void close() {
        activity.close();
        say(
            terminal
                ? "  " + what + " ... " + status
                : "  " + what + ": finished with status '" + status + "'");
      }
    };
  }

  private Activity shown(String what, long total) {
    ProgressLine.Entry entry = progress.begin(what, total);
    return new Activity() {
      @Override
      public void advance(long amount) {
        synchronized (Console.this) {
          progress.advance(entry, amount);
        }
      }

      @Override
      public void close() {
        synchronized (Console.this) {
          progress.end(entry);
        }
      }
    };
  }

  private synchronized void rawLine(String line) {
    toOutput(line);
  }

  /// Ends all display.
  ///
  /// @return the exit code to end with: the given one, unless standard output is broken
  synchronized int finish(int code) {
    progress.clear();
    log.ifPresent(LogFile::close);
    output.flush();
    errors.flush();
    if (output.checkError()) {
      errors.println("ERROR: Pipe to stdout was broken");
      return BROKEN_OUTPUT;
    }
    return code;
  }

  private void toOutput(String line) {
    progress.clear();
    output.println(line);
  }

  private void toErrors(String lines, String paint) {
    progress.clear();
    errors.println(color ? paint + lines + PLAIN : lines);
  }

  private void record(String level, String lines) {
    log.ifPresent(file -> file.write(level, lines));
  }

  @Override
  public Optional<Dialogue> dialogue() {
    return Optional.of(new TerminalDialogue(this));
  }

  /// Shows a line of a dialogue, however quiet the run is: whoever is to decide must know.
  synchronized void tell(String level, String line, String formatted) {
    record(level, line);
    printError(formatted);
  }

  /// Asks on standard error; nothing else is shown meanwhile. Reading cannot be interrupted, but
  /// waiting for it can.
  ///
  /// @return the line answered, without its end; empty if there is none to come
  synchronized Optional<String> askOnErrors(String question) throws InterruptedException {
    progress.clear();
    errors.print(question);
    errors.flush();
    var answered = new CompletableFuture<Optional<String>>();
    Thread.ofPlatform().daemon().start(() -> answered.complete(answer()));
    try {
      return answered.get();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private enum Silent implements Activity, Span {
    ACTIVITY;

    @Override
    public void advance(long amount) {}

    @Override
    public void close() {}
  }
}
