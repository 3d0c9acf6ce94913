package dev.pipaccel.environment;

import dev.pipaccel.error.EnvironmentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the interpreter that a run is about: the one asked for, else that of the active virtual
/// environment, else the first `python3` or `python` on the search path. What it says of itself is
/// kept between runs, unless it is a script, such as pyenv's, that may start now this, now that.
public final class InterpreterFinder {
  private final ProbeStore store;
  private final Map<String, String> environment;

  /// @param environment the variables of the process
  public InterpreterFinder(ProbeStore store, Map<String, String> environment) {
    this.store = store;
    this.environment = Map.copyOf(environment);
  }

  /// Finds and asks the interpreter.
  ///
  /// @param python path of an interpreter or of an environment's folder (`--python`, `PIP_PYTHON`)
  public Interpreter find(Optional<String> python) throws EnvironmentException {
    return describe(new InterpreterSearch(environment).find(python));
  }

  /// Asks one interpreter.
  public Interpreter describe(Path python) throws EnvironmentException {
    Optional<String> key = ProbeKey.of(python, environment);
    if (key.isPresent()) {
      Optional<ProbeRecord> known = store.find(key.get()).flatMap(InterpreterFinder::stillGood);
      if (known.isPresent()) {
        return InterpreterReader.read(known.get());
      }
    }
    byte[] answer = new Probe(environment).ask(python);
    ProbeRecord record = ProbeRecord.parse(answer);
    Interpreter interpreter;
    try {
      interpreter = InterpreterReader.read(record);
    } catch (IllegalArgumentException incomplete) {
      throw new EnvironmentException(
          "The interpreter %s gives an unusable answer".formatted(python), incomplete);
    }
    if (key.isPresent()) {
      keep(key.get(), record, answer);
    }
    return interpreter;
  }

  private static Optional<ProbeRecord> stillGood(byte[] kept) {
    for (int i = 0; i < kept.length; i++) {
      if (kept[i] == '\n') {
        String then = new String(kept, 0, i, StandardCharsets.UTF_8);
        ProbeRecord record = ProbeRecord.parse(Arrays.copyOfRange(kept, i + 1, kept.length));
        try {
          boolean same = then.equals(PathFiles.describe(sites(record)));
          return same ? Optional.of(record) : Optional.empty();
        } catch (IOException unreadable) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private void keep(String key, ProbeRecord record, byte[] answer) {
    try {
      store.add(key, PathFiles.join(PathFiles.describe(sites(record)), answer));
    } catch (IOException unreadable) {
      // Then it is asked again in the next run.
    }
  }

  private static List<Path> sites(ProbeRecord record) {
    return record.texts("site").stream().map(Path::of).toList();
  }
}
