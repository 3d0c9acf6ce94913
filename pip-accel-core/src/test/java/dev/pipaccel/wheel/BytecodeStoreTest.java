package dev.pipaccel.wheel;

import static dev.pipaccel.testkit.WheelBuilder.wheel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.cache.Cache;
import dev.pipaccel.cache.CacheLocks;
import dev.pipaccel.cache.Digests;
import dev.pipaccel.cache.Quarantine;
import dev.pipaccel.process.Command;
import dev.pipaccel.process.ProcessRunner;
import dev.pipaccel.report.RecordingReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BytecodeStoreTest {
  private final RecordingReport report = new RecordingReport();
  private final ProcessRunner processes = new ProcessRunner();
  @TempDir Path folder;
  private Cache cache;
  private TreeStore trees;
  private BytecodeStore store;
  private Path python;
  private String cacheTag;

  @BeforeEach
  void open() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    cache = Cache.open(folder.resolve("downloads"), folder.resolve("data"), temporary, report);
    var locks = new CacheLocks(cache, report);
    trees = new TreeStore(cache, locks, new Quarantine(cache, report), report);
    store = new BytecodeStore(cache, locks);
    String[] answer =
        ask("python3", "import sys; print(sys.executable); print(sys.implementation.cache_tag)")
            .split("\n");
    python = Path.of(answer[0]);
    cacheTag = answer[1];
  }

  @AfterEach
  void close() {
    processes.close();
    cache.close();
  }

  private String ask(String program, String script) throws IOException, InterruptedException {
    var command =
        Command.of(List.of(program, "-c", script), folder, Map.of("PATH", System.getenv("PATH")));
    return processes.run(command).output();
  }

  private BytecodeCompiler compiler(BytecodeKey.Invalidation invalidation, String... library) {
    return compiler(new BytecodeKey("cpython", cacheTag, "00000000", 0, invalidation), library);
  }

  private BytecodeCompiler compiler(BytecodeKey key, String... library) {
    var folders = Stream.of(library).map(Path::of).toList();
    var interpreter = new BytecodeCompiler.Python(python, folders);
    return new BytecodeCompiler(processes, interpreter, key, folder, 2);
  }

  private WheelTree tree() throws Exception {
    Path file =
        wheel("a", "1.0")
            .file("a/__init__.py", "x = 1\n")
            .file("a/broken.py", "def (:\n")
            .file("a/data.txt", "")
            .dataFile("scripts", "tool.py", "#!python\n")
            .build(folder);
    return trees.unpack(file, Digests.sha256(file));
  }

  @Test
  void whatCompilesIsKeptAndWhatDoesNotIsLeftOut() throws Exception {
    WheelTree tree = tree();
    try (BytecodeCompiler compiler = compiler(BytecodeKey.Invalidation.TIMESTAMP)) {
      Bytecode bytecode = store.compile(tree, compiler);

      String expected = "a/__pycache__/__init__." + cacheTag + ".pyc";
      assertThat(bytecode.compiled()).isEqualTo(Map.of("a/__init__.py", expected));
      assertThat(bytecode.directory().resolve(expected)).isRegularFile();
      assertThat(store.find(tree, compiler.key())).contains(bytecode);
    }
  }

  @Test
  void librariesInTheUsersFolderAreNotTheCompilersOwn() throws Exception {
    Files.writeString(folder.resolve("py_compile.py"), "raise SystemExit('not this one')");
    WheelTree tree = tree();
    try (BytecodeCompiler compiler = compiler(BytecodeKey.Invalidation.TIMESTAMP)) {
      assertThat(store.compile(tree, compiler).compiled()).containsKey("a/__init__.py");
    }
  }

  @Test
  void bytecodeOfPythonTwoLiesBesideItsSourceAndApartFromThatOfOthers() throws Exception {
    WheelTree tree = tree();
    var key = new BytecodeKey("cpython", "", "03f30d0a", 0, BytecodeKey.Invalidation.TIMESTAMP);
    try (BytecodeCompiler old = compiler(key);
        BytecodeCompiler compiler = compiler(BytecodeKey.Invalidation.TIMESTAMP)) {
      Bytecode bytecode = store.compile(tree, old);

      assertThat(bytecode.compiled()).isEqualTo(Map.of("a/__init__.py", "a/__init__.pyc"));
      assertThat(bytecode.directory().resolve("a/__init__.pyc")).isRegularFile();
      assertThat(store.find(tree, compiler.key())).isEmpty();
    }
  }

  @Test
  void interpreterThatKnowsNoLibraryIsToldOfIt() throws Exception {
    // A virtual environment of 2.7 is like this one without its own site.py.
    String library =
        ask(python.toString(), "import os; print(os.path.dirname(os.__file__))").strip();
    Path blind =
        Files.writeString(
            folder.resolve("blind"),
            "#!/bin/sh\nexec '%s' -S -c '%s' \"$@\"\n"
                .formatted(
                    python,
                    "import sys; sys.path[:] = []; script = sys.argv[6]; del sys.argv[1:7];"
                        + " exec(script)"));
    assertThat(blind.toFile().setExecutable(true)).isTrue();
    python = blind;
    WheelTree tree = tree();

    try (BytecodeCompiler compiler = compiler(BytecodeKey.Invalidation.TIMESTAMP, library)) {
      assertThat(store.compile(tree, compiler).compiled()).containsKey("a/__init__.py");
    }
  }

  @Test
  void damagedBytecodeIsMadeAgainAndKept() throws Exception {
    WheelTree tree = tree();
    try (BytecodeCompiler compiler = compiler(BytecodeKey.Invalidation.TIMESTAMP)) {
      Bytecode first = store.compile(tree, compiler);
      Files.writeString(first.directory().resolve("index"), "a/__init__.py");
      assertThat(store.find(tree, compiler.key())).isEmpty();

      Bytecode again = store.compile(tree, compiler);

      assertThat(store.find(tree, compiler.key())).contains(again);
    }
  }

  @Test
  void interpreterTakesTheBytecodeAsValid() throws Exception {
    WheelTree tree = tree();
    try (BytecodeCompiler compiler = compiler(BytecodeKey.Invalidation.TIMESTAMP)) {
      Bytecode bytecode = store.compile(tree, compiler);
      Path environment = Files.createDirectories(folder.resolve("env/a/__pycache__")).getParent();
      Files.createLink(
          environment.resolve("__init__.py"), tree.directory().resolve("a/__init__.py"));
      String compiled = bytecode.compiled().get("a/__init__.py");
      Files.createLink(
          environment.getParent().resolve(compiled), bytecode.directory().resolve(compiled));

      String loader =
          ask(
              python.toString(),
              "import sys; sys.path.insert(0, '"
                  + environment.getParent()
                  + "'); sys.flags; import importlib._bootstrap_external as b;"
                  + " seen = []; old = b._validate_timestamp_pyc;"
                  + " b._validate_timestamp_pyc = lambda *a: (old(*a), seen.append('valid'));"
                  + " import a; print(a.x, seen)");
      assertThat(loader).startsWith("1 ['valid'");
    }
  }

  @Test
  void hashBytecodeIsKeptApart() throws Exception {
    WheelTree tree = tree();
    try (BytecodeCompiler timestamps = compiler(BytecodeKey.Invalidation.TIMESTAMP);
        BytecodeCompiler hashes = compiler(BytecodeKey.Invalidation.CHECKED_HASH)) {
      Path first = store.compile(tree, timestamps).directory();
      Path second = store.compile(tree, hashes).directory();

      String file = "a/__pycache__/__init__." + cacheTag + ".pyc";
      assertThat(first).isNotEqualTo(second);
      assertThat(flags(first.resolve(file))).isZero();
      assertThat(flags(second.resolve(file))).isEqualTo((byte) 3);
    }
  }

  private static byte flags(Path compiled) throws IOException {
    return Files.readAllBytes(compiled)[4];
  }

  @Test
  void incompleteIndexIsCompiledAgain() throws Exception {
    WheelTree tree = tree();
    try (BytecodeCompiler compiler = compiler(BytecodeKey.Invalidation.TIMESTAMP)) {
      Bytecode bytecode = store.compile(tree, compiler);
      Files.writeString(bytecode.directory().resolve("index"), "a/__init__.py\tx\n");

      assertThat(store.find(tree, compiler.key())).isEmpty();
    }
  }

  @Test
  void compilersThatMakeTheSameFolderDoNotDisturbEachOther() throws Exception {
    Path source = Files.writeString(folder.resolve("source.py"), "x = 1\n");
    try (BytecodeCompiler compiler = compiler(BytecodeKey.Invalidation.TIMESTAMP);
        var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 100; round++) {
        Path target = folder.resolve("round" + round).resolve("a/b/c");
        var barrier = new CyclicBarrier(2);
        var results = new ArrayList<Future<List<Boolean>>>();
        for (String name : List.of("one.pyc", "two.pyc")) {
          var job = new BytecodeCompiler.Source(source, target.resolve(name), "source.py");
          results.add(
              tasks.submit(() -> {
                barrier.await();
                return compiler.compile(List.of(job));
              }));
        }
        for (Future<List<Boolean>> result : results) {
          assertThat(result.get()).containsExactly(true);
        }
      }
    }
  }

  @Test
  void compilerThatDiesDoesNotCostTheCache() throws Exception {
    Path dying = Files.writeString(folder.resolve("dying"), "#!/bin/sh\nexit 1\n");
    assertThat(dying.toFile().setExecutable(true)).isTrue();
    WheelTree tree = tree();
    python = dying;
    try (BytecodeCompiler compiler = compiler(BytecodeKey.Invalidation.TIMESTAMP)) {
      assertThatThrownBy(() -> store.compile(tree, compiler))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("ended early");
    }
    assertThat(cache.writableRoots().data()).isEqualTo(folder.resolve("data"));
  }
}
