package dev.pipaccel.report;

import java.util.Optional;

/// Takes what happens during a run. Safe for use by several threads.
public interface Report {
  /// One of pip's own lines, such as `Collecting six`: standard output, unless `-q`.
  void say(String line);

  /// What the user asked to see, such as a report: standard output, however quiet the run is.
  default void print(String text) {
    say(text);
  }

  /// A detail that `-v` shows.
  void verbose(String line);

  /// Tells whether details go anywhere, for who would have to put much into words.
  default boolean showsDetails() {
    return true;
  }

  /// Something the user should know, though the run goes on.
  void warn(String line);

  /// A warning of what pip passes over in silence: shown on standard output, so that whoever takes
  /// pip's standard error for a sign of trouble finds none that pip would not have given.
  default void remark(String line) {
    warn(line);
  }

  /// A failure, in one line or a block of lines.
  void error(String lines);

  /// Starts showing an activity that may take long, such as a download or a build.
  ///
  /// @param what the action and its object, such as `Downloading numpy-2.0.tar.gz`
  /// @param total its size in bytes, -1 where unknown or meaningless
  Activity begin(String what, long total);

  /// Starts a step of a build, such as `Preparing metadata (pyproject.toml)`, of which pip tells
  /// that it has begun and how it ended.
  default Step step(String what) {
    Activity activity = begin(what, -1);
    return new Step() {
      @Override
      public void done() {
        // An activity does not tell how it ended.
      }

      @Override
      public void close() {
        activity.close();
      }
    };
  }

  /// Starts a stretch of time that `--accel-timing` accounts for.
  ///
  /// @param what its object, such as a file's name
  default Span time(Phase phase, String what) {
    return SilentReport.INSTANCE;
  }

  /// A stretch of time under way; closing ends it.
  interface Span extends AutoCloseable {
    @Override
    void close();
  }

  /// A step under way; closing it ends it, as a failure unless it is done.
  interface Step extends AutoCloseable {
    /// Tells that the step has succeeded.
    void done();

    @Override
    void close();
  }

  /// A thing under way; closing it ends its display.
  interface Activity extends AutoCloseable {
    /// Tells how much has been done since the last call, in the unit of the total.
    void advance(long amount);

    @Override
    void close();
  }

  /// Returns what talks with the user about system packages; empty where nobody listens.
  default Optional<Dialogue> dialogue() {
    return Optional.empty();
  }

  /// A report that shows nothing.
  static Report silent() {
    return SilentReport.INSTANCE;
  }
}
