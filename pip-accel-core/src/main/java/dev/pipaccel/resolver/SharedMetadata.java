package dev.pipaccel.resolver;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.metadata.CoreMetadata;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// The metadata of files, asked for once though the search and the walk ahead of it both want it.
/// Safe for use by several threads.
final class SharedMetadata {
  private final PackageProvider provider;
  private final Map<Link, CompletableFuture<Optional<CoreMetadata>>> answers =
      new ConcurrentHashMap<>();

  SharedMetadata(PackageProvider provider) {
    this.provider = provider;
  }

  /// Returns the metadata of a file; waits if it is on its way. A failure is not remembered:
  /// whoever asks next asks in its own name.
  CoreMetadata of(ProjectFile file, CandidateContext context) throws PipAccelException {
    if (!context.hashes().isEmpty()) {
      CompletableFuture<Optional<CoreMetadata>> early = answers.get(file.link());
      if (early != null) {
        early.join();
      }
      return provider.metadata(file, context);
    }
    var fresh = new CompletableFuture<Optional<CoreMetadata>>();
    CompletableFuture<Optional<CoreMetadata>> known = answers.putIfAbsent(file.link(), fresh);
    if (known != null) {
      Optional<CoreMetadata> answer = known.join();
      return answer.isPresent() ? answer.get() : provider.metadata(file, context);
    }
    Optional<CoreMetadata> answer = Optional.empty();
    try {
      answer = Optional.of(provider.metadata(file, context));
      return answer.get();
    } finally {
      fresh.complete(answer);
    }
  }

  /// Returns the metadata of a wheel if it can be had cheaply; waits if it is on its way.
  Optional<CoreMetadata> early(ProjectFile file) throws PipAccelException {
    var fresh = new CompletableFuture<Optional<CoreMetadata>>();
    CompletableFuture<Optional<CoreMetadata>> known = answers.putIfAbsent(file.link(), fresh);
    if (known != null) {
      return known.join();
    }
    Optional<CoreMetadata> answer = Optional.empty();
    try {
      answer = provider.earlyMetadata(file);
      return answer;
    } finally {
      fresh.complete(answer);
    }
  }

  /// Tells whether the metadata of a file has been asked for.
  boolean isAskedFor(ProjectFile file) {
    return answers.containsKey(file.link());
  }
}
