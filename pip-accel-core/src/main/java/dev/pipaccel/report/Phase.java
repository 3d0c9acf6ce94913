package dev.pipaccel.report;

/// What a stretch of a run's time goes into, in the order of a run.
public enum Phase {
  /// Asking an interpreter about itself.
  INTERPRETER("asking the interpreter"),
  /// Choosing distributions, with all that it waits for.
  RESOLUTION("choosing versions"),
  /// Getting the pages of an index, from it or from the cache.
  PAGE("index pages"),
  /// Getting the metadata of a file.
  METADATA("metadata"),
  /// Fetching an archive.
  DOWNLOAD("downloads"),
  /// Running the hooks of a build backend, and making their environment.
  BUILD("builds"),
  /// Unpacking a wheel into the cache.
  UNPACKING("unpacking"),
  /// Compiling to bytecode.
  BYTECODE("bytecode"),
  /// Changing the environment.
  INSTALLATION("installing");

  private final String title;

  Phase(String title) {
    this.title = title;
  }

  /// Returns what users read, in lower case.
  public String title() {
    return title;
  }
}
