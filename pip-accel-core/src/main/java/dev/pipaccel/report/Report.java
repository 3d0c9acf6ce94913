package dev.pipaccel.report;

/// Takes what happens during a run. Safe for use by several threads.
public interface Report {
  /// One of pip's own lines, such as `Collecting six`: standard output, unless `-q`.
  void say(String line);

  /// A detail that `-v` shows.
  void verbose(String line);

  /// Something the user should know, though the run goes on.
  void warn(String line);

  /// A failure, in one line or a block of lines.
  void error(String lines);

  /// Starts showing an activity that may take long, such as a download or a build.
  ///
  /// @param what the action and its object, such as `Downloading numpy-2.0.tar.gz`
  /// @param total its size in bytes, -1 where unknown or meaningless
  Activity begin(String what, long total);

  /// A thing under way; closing it ends its display.
  interface Activity extends AutoCloseable {
    /// Tells how much has been done since the last call, in the unit of the total.
    void advance(long amount);

    @Override
    void close();
  }

  /// A report that shows nothing.
  static Report silent() {
    return SilentReport.INSTANCE;
  }
}
