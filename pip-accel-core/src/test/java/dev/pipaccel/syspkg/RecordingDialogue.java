package dev.pipaccel.syspkg;

import dev.pipaccel.report.Dialogue;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A user who gives answers, and what was shown.
final class RecordingDialogue implements Dialogue {
  final StringBuilder shown = new StringBuilder();
  final List<List<String>> ran = new ArrayList<>();
  private final Deque<String> answers = new ArrayDeque<>();
  private boolean present = true;
  private Installation installation = _ -> 0;

  /// What running a command does.
  @FunctionalInterface
  interface Installation {
    int run(List<String> command) throws Exception;
  }

  RecordingDialogue answering(String... texts) {
    answers.addAll(List.of(texts));
    return this;
  }

  RecordingDialogue absent() {
    present = false;
    return this;
  }

  RecordingDialogue installing(Installation work) {
    installation = work;
    return this;
  }

  @Override
  public void info(String line) {
    shown.append("TIME HOST INFO ").append(line).append('\n');
  }

  @Override
  public void info(Instant time, String line) {
    info(line);
  }

  @Override
  public void error(String line) {
    shown.append("TIME HOST ERROR ").append(line).append('\n');
  }

  @Override
  public void show(String lines) {
    shown.append(lines.isEmpty() ? "\n" : "\n" + lines + "\n\n");
  }

  @Override
  public boolean canAsk() {
    return present;
  }

  @Override
  public Optional<String> ask(String question) {
    Optional<String> answer = Optional.ofNullable(answers.poll());
    shown.append(question).append(answer.orElse("")).append('\n');
    return answer;
  }

  @Override
  public int run(List<String> command, Map<String, String> variables) {
    ran.add(command);
    try {
      return installation.run(command);
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }
}
