package dev.pipaccel.pipeline;

import dev.pipaccel.build.BuildChain;
import dev.pipaccel.error.BuildException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which build waits for which at this moment. Two projects that need each other in their build
/// environments, each being built by a thread of its own, would else wait for each other without
/// end; here the one that would close the circle fails, as pip fails on it. Safe for use by several
/// threads.
final class BuildsUnderWay {
  private final Map<String, List<String>> waits = new HashMap<>();

  /// Enters the sources that a chain of builds asks for next, until the result is closed.
  ///
  /// @param requirement how messages call them
  /// @throws BuildException if they wait for a build of the chain themselves
  synchronized Entry enter(BuildChain chain, String key, String requirement) throws BuildException {
    if (chain.contains(key) || leadsInto(chain, key)) {
      throw new BuildException(
          requirement + " is already being built: it needs itself in its build environment");
    }
    for (String waiting : chain.sources()) {
      waits.computeIfAbsent(waiting, _ -> new ArrayList<>()).add(key);
    }
    return () -> leave(chain, key);
  }

  private boolean leadsInto(BuildChain chain, String key) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(key));
    while (!open.isEmpty()) {
      for (String next : waits.getOrDefault(open.pop(), List.of())) {
        if (chain.contains(next)) {
          return true;
        }
        if (seen.add(next)) {
          open.push(next);
        }
      }
    }
    return false;
  }

  private synchronized void leave(BuildChain chain, String key) {
    for (String waiting : chain.sources()) {
      waits.getOrDefault(waiting, new ArrayList<>()).remove(key);
    }
  }

  /// The time that something waits for a build.
  @FunctionalInterface
  interface Entry extends AutoCloseable {
    @Override
    void close();
  }
}
