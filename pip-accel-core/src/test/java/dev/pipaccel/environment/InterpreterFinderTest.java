package dev.pipaccel.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pipaccel.error.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterpreterFinderTest {
  @TempDir Path folder;

  @Test
  void namedInterpreterTellsOfItself() throws Exception {
    Interpreter interpreter = finder(Map.of()).find(Optional.of(python().toString()));

    assertThat(interpreter.executable()).isEqualTo(python());
    assertThat(interpreter.isVirtualEnvironment()).isFalse();
    assertThat(interpreter.markers().values())
        .containsEntry("python_version", interpreter.version().series())
        .hasSize(11);
    assertThat(interpreter.tags().tags().getFirst().toString()).startsWith("cp");
    assertThat(interpreter.path()).isNotEmpty().allMatch(Path::isAbsolute);
    assertThat(interpreter.standardLibrary())
        .anyMatch(library -> Files.exists(library.resolve("py_compile.py")));
    assertThat(interpreter.schemes().prefix(folder).scripts()).isEqualTo(folder.resolve("bin"));
  }

  @Test
  void environmentFolderStandsForItsInterpreter() throws Exception {
    Path environment = environment();

    Interpreter interpreter = finder(Map.of()).find(Optional.of(environment.toString()));

    assertThat(interpreter.executable()).isEqualTo(environment.resolve("bin/python"));
    assertThat(interpreter.prefix()).isEqualTo(environment);
    assertThat(interpreter.isVirtualEnvironment()).isTrue();
    assertThat(interpreter.sites().globalHidden()).isTrue();
    assertThat(interpreter.schemes().standard().purelib()).startsWithRaw(environment);
    assertThat(interpreter.schemes().standard().headers("Demo"))
        .isEqualTo(
            environment.resolve("include/site/python" + interpreter.version().series() + "/Demo"));
  }

  @Test
  void activeEnvironmentComesBeforeTheSearchPath() throws Exception {
    Path environment = environment();

    Interpreter interpreter =
        finder(
                Map.of(
                    "VIRTUAL_ENV", environment.toString(),
                    "PATH", python().getParent().toString()))
            .find(Optional.empty());

    assertThat(interpreter.prefix()).isEqualTo(environment);
  }

  @Test
  void brokenActiveEnvironmentIsAnError() {
    InterpreterFinder finder = finder(Map.of("VIRTUAL_ENV", folder.toString()));

    assertThatThrownBy(() -> finder.find(Optional.empty()))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining(folder.toString());
  }

  @Test
  void missingInterpreterIsNamed() {
    assertThatThrownBy(() -> finder(Map.of()).find(Optional.of("/nowhere/python")))
        .isInstanceOf(EnvironmentException.class)
        .hasMessage("Could not locate Python interpreter /nowhere/python");
  }

  @Test
  void answerIsKeptUntilAPathFileAppears() throws Exception {
    Path environment = environment();
    Path purelib = finder(Map.of()).find(Optional.of(environment.toString())).sites().purelib();
    Files.createDirectories(purelib);
    CountingStore store = new CountingStore();
    InterpreterFinder finder = new InterpreterFinder(store, Map.of());

    finder.find(Optional.of(environment.toString()));
    finder.find(Optional.of(environment.toString()));
    assertThat(store.added).isEqualTo(1);

    Path extra = Files.createDirectory(folder.resolve("extra"));
    Files.writeString(purelib.resolve("extra.pth"), extra + "\n");
    Interpreter later = finder.find(Optional.of(environment.toString()));

    assertThat(store.added).isEqualTo(2);
    assertThat(later.path()).contains(extra);
  }

  @Test
  void scriptIsAskedEveryTime() throws Exception {
    Path shim = folder.resolve("python");
    Files.writeString(shim, "#!/bin/sh\nexec '" + python() + "' \"$@\"\n");
    Files.setPosixFilePermissions(shim, PosixFilePermissions.fromString("rwxr-xr-x"));
    CountingStore store = new CountingStore();

    Interpreter interpreter =
        new InterpreterFinder(store, Map.of()).find(Optional.of(shim.toString()));

    assertThat(interpreter.executable()).isEqualTo(python());
    assertThat(store.added).isZero();
  }

  @Test
  void chattySiteCustomizationDoesNotSpoilTheAnswer() throws Exception {
    Path modules = Files.createDirectory(folder.resolve("modules"));
    Files.writeString(modules.resolve("sitecustomize.py"), "print('hello')\nprint('{}')\n");

    Interpreter interpreter =
        finder(Map.of("PYTHONPATH", modules.toString())).find(Optional.of(python().toString()));

    assertThat(interpreter.path()).contains(modules);
  }

  @Test
  void interpreterThatFailsShowsItsWords() throws Exception {
    Path broken = folder.resolve("python");
    Files.writeString(broken, "#!/bin/sh\necho no good >&2\nexit 3\n");
    Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThatThrownBy(() -> finder(Map.of()).find(Optional.of(broken.toString())))
        .isInstanceOfSatisfying(
            EnvironmentException.class,
            failure -> assertThat(failure.detail()).contains("no good\n"))
        .hasMessage("The interpreter %s does not work (exit code 3)", broken);
  }

  private InterpreterFinder finder(Map<String, String> environment) {
    return new InterpreterFinder(ProbeStore.none(), environment);
  }

  private static Path python() {
    Optional<Path> python = TestPython.find();
    assumeThat(python).isPresent();
    return python.get();
  }

  private Path environment() throws IOException {
    return TestPython.environment(python(), folder.resolve("environment"));
  }

  private static final class CountingStore implements ProbeStore {
    private final Map<String, byte[]> records = new HashMap<>();
    private int added;

    @Override
    public Optional<byte[]> find(String key) {
      return Optional.ofNullable(records.get(key));
    }

    @Override
    public void add(String key, byte[] record) {
      added++;
      records.put(key, record);
    }
  }
}
