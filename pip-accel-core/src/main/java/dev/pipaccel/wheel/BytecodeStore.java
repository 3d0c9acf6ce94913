package dev.pipaccel.wheel;

import dev.pipaccel.cache.Cache;
import dev.pipaccel.cache.CacheLocks;
import dev.pipaccel.cache.CacheRoots;
import dev.pipaccel.cache.Directories;
import dev.pipaccel.fs.AtomicFiles;
import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.FileTrees;
import dev.pipaccel.fs.LockFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Compiles the Python files of trees, once per tree and kind of interpreter, and keeps the result
/// beside the tree. Safe for use by several threads and processes.
public final class BytecodeStore {
  private static final String INDEX = "index";
  private static final String INDEX_END = "end";
  private static final int FILES_PER_REQUEST = 40;

  private final Cache cache;
  private final CacheLocks locks;

  /// The bytecode of one store.
  public BytecodeStore(Cache cache, CacheLocks locks) {
    this.cache = cache;
    this.locks = locks;
  }

  /// Finds the bytecode of a tree.
  public Optional<Bytecode> find(WheelTree tree, BytecodeKey key) {
    for (CacheRoots roots : cache.readable()) {
      if (roots.trust() != CacheRoots.Trust.OWN) {
        continue;
      }
      Path directory = directory(roots, tree, key);
      try {
        if (Files.exists(directory.resolve(INDEX))) {
          return Optional.of(read(directory));
        }
      } catch (IOException e) {
        // An unreadable index is a miss: the tree is compiled again.
        continue;
      }
    }
    return Optional.empty();
  }

  /// Returns the bytecode of a tree, compiling it if that has not been done.
  public Bytecode compile(WheelTree tree, BytecodeCompiler compiler)
      throws IOException, InterruptedException {
    Optional<Bytecode> known = find(tree, compiler.key());
    if (known.isPresent()) {
      return known.get();
    }
    String name = tree.manifest().distribution();
    String lock = tree.sha256() + "-" + compiler.key().directoryName();
    try (LockFile _ = locks.acquire("bytecode", lock, "compiling " + name)) {
      Optional<Bytecode> meanwhile = find(tree, compiler.key());
      if (meanwhile.isPresent()) {
        return meanwhile.get();
      }
      Optional<Bytecode> kept =
          cache.writeInterruptibly(roots -> writeUnlessTheCompilerEnds(roots, tree, compiler));
      return kept.isPresent() ? kept.get() : write(cache.privateRoots(), tree, compiler);
    }
  }

  /// A compiler that ended may have found no space, or was killed: that says too little of the
  /// store to give it up.
  private static Optional<Bytecode> writeUnlessTheCompilerEnds(
      CacheRoots roots, WheelTree tree, BytecodeCompiler compiler)
      throws IOException, InterruptedException {
    try {
      return Optional.of(write(roots, tree, compiler));
    } catch (CompilerException e) {
      return Optional.empty();
    }
  }

  private static Bytecode write(CacheRoots roots, WheelTree tree, BytecodeCompiler compiler)
      throws IOException, InterruptedException {
    Path target = directory(roots, tree, compiler.key());
    Path staged = AtomicFiles.unusedNameBeside(target);
    FileChanges.createDirectories(staged);
    try {
      Map<String, String> compiled = compile(tree, compiler, staged);
      FileChanges.write(staged.resolve(INDEX), index(compiled));
      // What lies there was looked at under the lock and is of no use.
      FileTrees.delete(target);
      Directories.publish(staged, target);
      return new Bytecode(target, compiled);
    } finally {
      FileTrees.delete(staged);
    }
  }

  private static Map<String, String> compile(
      WheelTree tree, BytecodeCompiler compiler, Path directory)
      throws IOException, InterruptedException {
    var requests = new ArrayList<Future<Map<String, String>>>();
    try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
      List<TreeFile> sources = sources(tree);
      for (int from = 0; from < sources.size(); from += FILES_PER_REQUEST) {
        List<TreeFile> part =
            sources.subList(from, Math.min(sources.size(), from + FILES_PER_REQUEST));
        requests.add(tasks.submit(() -> compilePart(tree, part, compiler, directory)));
      }
    }
    Map<String, String> compiled = new LinkedHashMap<>();
    for (Future<Map<String, String>> request : requests) {
      try {
        compiled.putAll(request.get());
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case InterruptedException _ -> throw new InterruptedException();
          case IOException failure -> throw failure;
          case null, default -> throw new IOException("Compiling failed: " + e.getCause(), e);
        }
      }
    }
    return compiled;
  }

  private static Map<String, String> compilePart(
      WheelTree tree, List<TreeFile> part, BytecodeCompiler compiler, Path directory)
      throws IOException, InterruptedException {
    var jobs = new ArrayList<BytecodeCompiler.Source>(part.size());
    for (TreeFile file : part) {
      Path target = directory.resolve(compiler.key().compiledPath(file.source()));
      jobs.add(new BytecodeCompiler.Source(tree.path(file), target, file.target()));
    }
    List<Boolean> results = compiler.compile(jobs);
    Map<String, String> compiled = new LinkedHashMap<>();
    for (int i = 0; i < part.size(); i++) {
      if (results.get(i)) {
        String source = part.get(i).source();
        compiled.put(source, compiler.key().compiledPath(source));
      }
    }
    return compiled;
  }

  /// The files to compile; scripts are rewritten when installed, so they are compiled there.
  private static List<TreeFile> sources(WheelTree tree) {
    var sources = new ArrayList<TreeFile>();
    for (TreeFile file : tree.manifest().files()) {
      if (file.isPython() && file.scheme() != TreeFile.Scheme.SCRIPTS) {
        sources.add(file);
      }
    }
    return sources;
  }

  private static byte[] index(Map<String, String> compiled) {
    var text = new StringBuilder();
    compiled.forEach(
        (source, target) -> text.append(source).append('\t').append(target).append('\n'));
    return text.append(INDEX_END).append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Bytecode read(Path directory) throws IOException {
    Map<String, String> compiled = new LinkedHashMap<>();
    boolean complete = false;
    for (String line : Files.readAllLines(directory.resolve(INDEX))) {
      int tab = line.indexOf('\t');
      if (tab >= 0) {
        compiled.put(line.substring(0, tab), line.substring(tab + 1));
      } else {
        complete = line.equals(INDEX_END);
      }
    }
    if (!complete) {
      throw new IOException("Incomplete index of bytecode in " + directory);
    }
    // Those who tidy up a disk know no better than to delete all `.pyc` files they find.
    for (String target : compiled.values()) {
      if (!Files.exists(directory.resolve(target))) {
        throw new NoSuchFileException(directory.resolve(target).toString());
      }
    }
    return new Bytecode(directory, compiled);
  }

  private static Path directory(CacheRoots roots, WheelTree tree, BytecodeKey key) {
    return key.directory(roots.trees().resolve(tree.sha256()));
  }
}
