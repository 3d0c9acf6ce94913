package dev.pipaccel.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.config.ConfigSettings;
import dev.pipaccel.environment.CLibrary;
import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.environment.InterpreterFinder;
import dev.pipaccel.environment.ProbeStore;
import dev.pipaccel.environment.PythonRelease;
import dev.pipaccel.environment.TestPython;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BuildKeyTest {
  private static final BuildSource ARCHIVE = new BuildSource.Archive("ab", Optional.empty());
  private static Interpreter interpreter;

  @BeforeAll
  static void findInterpreter() throws Exception {
    Path python = TestPython.find().orElseThrow();
    interpreter =
        with(
            new InterpreterFinder(ProbeStore.none(), Map.of()).describe(python),
            new PythonRelease(3, 12, 1, "final", 0),
            new CLibrary("glibc", 2, 36));
  }

  @Test
  void everyPartOfTheInputsChangesTheKey() {
    List<BuildKey> keys =
        List.of(
            key(ARCHIVE, interpreter, ConfigSettings.NONE, true, List.of()),
            key(
                new BuildSource.Archive("ac", Optional.empty()),
                interpreter,
                ConfigSettings.NONE,
                true,
                List.of()),
            key(
                new BuildSource.Archive("ab", Optional.of("sub")),
                interpreter,
                ConfigSettings.NONE,
                true,
                List.of()),
            key(
                new BuildSource.Revision("git", "https://host/x", "ab", Optional.empty()),
                interpreter,
                ConfigSettings.NONE,
                true,
                List.of()),
            key(
                ARCHIVE,
                with(interpreter, new PythonRelease(3, 13, 0, "final", 0), interpreter.libc()),
                ConfigSettings.NONE,
                true,
                List.of()),
            key(
                ARCHIVE,
                with(interpreter, new PythonRelease(3, 12, 0, "candidate", 1), interpreter.libc()),
                ConfigSettings.NONE,
                true,
                List.of()),
            key(
                ARCHIVE,
                with(interpreter, interpreter.version(), new CLibrary("musl", 1, 2)),
                ConfigSettings.NONE,
                true,
                List.of()),
            key(ARCHIVE, interpreter, ConfigSettings.NONE.with("a", "b"), true, List.of()),
            key(
                ARCHIVE,
                interpreter,
                ConfigSettings.NONE.with("a", "b").with("a", "c"),
                true,
                List.of()),
            key(ARCHIVE, interpreter, ConfigSettings.NONE, false, List.of()),
            key(ARCHIVE, interpreter, ConfigSettings.NONE, true, List.of("setuptools<60")));

    Set<BuildKey> different = new HashSet<>(keys);

    assertThat(different).hasSameSizeAs(keys).allMatch(key -> key.digest().length() == 64);
  }

  @Test
  void maintenanceReleasesAndTheOrderOfSettingsDoNotChangeTheKey() {
    BuildKey first =
        key(
            ARCHIVE,
            interpreter,
            ConfigSettings.NONE.with("a", "1").with("b", "2"),
            true,
            List.of());
    BuildKey second =
        key(
            ARCHIVE,
            with(interpreter, new PythonRelease(3, 12, 9, "final", 0), interpreter.libc()),
            ConfigSettings.NONE.with("b", "2").with("a", "1"),
            true,
            List.of());

    assertThat(first).isEqualTo(second);
  }

  private static BuildKey key(
      BuildSource source,
      Interpreter python,
      ConfigSettings settings,
      boolean isolated,
      List<String> constraints) {
    return BuildKey.of(
        new BuildKey.Inputs(source, python, settings, isolated, constraints, new TreeMap<>()));
  }

  private static Interpreter with(Interpreter other, PythonRelease version, CLibrary libc) {
    return new Interpreter(
        other.executable(),
        other.realExecutable(),
        other.prefix(),
        other.basePrefix(),
        version,
        other.implementation(),
        other.cacheTag(),
        other.magic(),
        other.abi(),
        other.platform(),
        libc,
        other.markers(),
        other.tagFacts(),
        other.schemes(),
        other.path(),
        other.standardLibrary(),
        other.sites());
  }
}
