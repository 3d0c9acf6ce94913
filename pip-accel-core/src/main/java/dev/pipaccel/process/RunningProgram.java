package dev.pipaccel.process;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// A program to talk to. Closing it kills it and its descendants, if it still runs.
public final class RunningProgram implements AutoCloseable {
  private final Process process;
  private final OutputReader errors;
  private final Ending ending;

  RunningProgram(Process process, OutputReader errors, Ending ending) {
    this.process = process;
    this.errors = errors;
    this.ending = ending;
  }

  /// Returns the program's standard input.
  public OutputStream input() {
    return process.getOutputStream();
  }

  /// Returns the program's standard output.
  public InputStream output() {
    return process.getInputStream();
  }

  /// Returns what the program has written to standard error so far, up to the capture limit.
  public String errors() {
    return new String(errors.bytes(), StandardCharsets.UTF_8);
  }

  /// Returns whether the program still runs.
  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    try {
      ending.end();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// What is to be done when the program is no longer wanted.
  @FunctionalInterface
  interface Ending {
    void end() throws InterruptedException;
  }
}
