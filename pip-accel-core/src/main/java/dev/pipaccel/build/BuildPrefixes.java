package dev.pipaccel.build;

import dev.pipaccel.error.BuildException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.requirement.Requirement;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;

/// The prefixes that build requirements are installed into, one for each set of requirements that
/// occurs in a run, filled once.
///
/// No build waits for a prefix that someone else is filling, but fills its own: it may be what that
/// prefix needs, and the two would wait for each other without end.
final class BuildPrefixes {
  private final BuildContext context;
  private final RunFolder folder;
  private final ConcurrentMap<List<String>, CompletableFuture<Path>> prefixes =
      new ConcurrentHashMap<>();

  BuildPrefixes(BuildContext context, RunFolder folder) {
    this.context = context;
    this.folder = folder;
  }

  /// Returns a prefix that holds what is required.
  Path holding(List<Requirement> requirements, BuildChain chain) throws PipAccelException {
    List<String> key = requirements.stream().map(Requirement::toString).sorted().toList();
    CompletableFuture<Path> mine = new CompletableFuture<>();
    CompletableFuture<Path> known = prefixes.putIfAbsent(key, mine);
    if (known == null) {
      return fillFor(key, mine, requirements, chain);
    }
    return known.isDone() ? await(known) : fill(requirements, chain);
  }

  private Path fillFor(
      List<String> key,
      CompletableFuture<Path> promise,
      List<Requirement> requirements,
      BuildChain chain)
      throws PipAccelException {
    try {
      Path prefix = fill(requirements, chain);
      promise.complete(prefix);
      return prefix;
    } catch (PipAccelException | RuntimeException | Error failure) {
      prefixes.remove(key, promise);
      promise.completeExceptionally(failure);
      throw failure;
    }
  }

  private Path fill(List<Requirement> requirements, BuildChain chain) throws PipAccelException {
    Path prefix = folder.newFolder("p");
    context.installer().install(requirements, prefix, chain);
    return prefix;
  }

  private static Path await(CompletableFuture<Path> promise) throws PipAccelException {
    try {
      return promise.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BuildException("Interrupted while waiting for build requirements", interrupted);
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof PipAccelException cause) {
        throw cause;
      }
      throw new CompletionException(failure.getCause());
    }
  }
}
