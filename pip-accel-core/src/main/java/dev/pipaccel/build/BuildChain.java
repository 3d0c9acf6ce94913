package dev.pipaccel.build;

import java.util.ArrayList;
import java.util.List;

/// The builds under way that wait for this one, outermost first: each needs the next one's result
/// in its build environment. It keeps a project from needing itself without end.
///
/// The frontend adds the folder of each tree that it builds. Who waits for builds under other
/// names, such as the digest of an archive, adds those by [#with] and asks by [#contains] before
/// waiting.
///
/// @param sources what is being built
public record BuildChain(List<String> sources) {
  private static final BuildChain NONE = new BuildChain(List.of());

  /// Copies the list.
  public BuildChain {
    sources = List.copyOf(sources);
  }

  /// Returns the chain of a build that nothing else waits for.
  public static BuildChain none() {
    return NONE;
  }

  /// Returns whether this source is being built already.
  public boolean contains(String source) {
    return sources.contains(source);
  }

  /// Returns this chain with one more name of what is being built.
  public BuildChain with(String source) {
    List<String> more = new ArrayList<>(sources);
    more.add(source);
    return new BuildChain(more);
  }
}
